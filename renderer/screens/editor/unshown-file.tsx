import { IconBinary, IconLock } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import type { DocumentFile } from './draft-files.ts'

/** A file that can be shown and changed as text. */
interface TextFile extends DocumentFile {
  readonly encoding?: undefined
  readonly sealed?: undefined
}

/** True for a file that can be shown and changed as text. */
export const isText = (file: DocumentFile | undefined): file is TextFile =>
  file !== undefined && file.encoding === undefined && file.sealed === undefined

/** In place of the text of a file that has none to show: a secret, or bytes that are no text. Nothing for all others. */
export function UnshownFile({ file }: { readonly file: DocumentFile | undefined }) {
  if (file === undefined || isText(file)) return null
  if (file.sealed !== undefined)
    return (
      <EmptyState icon={IconLock} title={t('A secret is not shown')}>
        {t(
          'The stored bytes of {{path}} are used again. To change them, remove the file and add it with its new content.',
          { path: file.path },
        )}
      </EmptyState>
    )
  return (
    <EmptyState icon={IconBinary} title={t('These bytes are no text')}>
      {t('{{path}} is kept as it is, and copied into containers byte by byte.', { path: file.path })}
    </EmptyState>
  )
}
