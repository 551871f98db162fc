import { Button } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { PlanSource } from './plan-source.ts'

/** The way to where the document is written; nothing for a plan that comes from no document one can change. */
export function EditorLink({ source }: { readonly source: PlanSource }) {
  if (source.kind === 'removal' || source.kind === 'import') return null
  const to = source.kind === 'draft' ? source.kept.editor : `/stacks/${source.stack}/editor`
  return (
    <Button component={Link} to={to} leftSection={<IconCode size={14} />}>
      {t('Open in editor')}
    </Button>
  )
}
