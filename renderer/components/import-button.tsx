import { Button } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'

/** The way to the Compose projects that can become stacks. */
export const ImportButton = () => (
  <Button component={Link} href="/import" leftSection={<IconPackageImport size={14} stroke={2} />}>
    {t('Import…')}
  </Button>
)
