import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { saveFile } from '../../components/save-file.ts'
import { NotBegun } from './not-begun.tsx'

/** Saves all that is known of a command as a file, for somebody who was not there. Secrets are not in it. */
export function EvidenceButton({ command }: { readonly command: Pick<Command, 'id' | 'seq' | 'stackName'> }) {
  const api = useApi()
  const collect = useMutation({
    mutationFn: () => api.commands.evidence({ command: command.id }),
    onSuccess: (evidence) =>
      saveFile(
        `${command.stackName}-command-${command.seq}.json`,
        JSON.stringify(evidence, null, 2),
        'application/json',
      ),
  })
  const handleCollect = (): void => collect.mutate()
  return (
    <>
      <NotBegun error={collect.error} />
      <Button
        size="sm"
        leftSection={<IconFileDownload size={14} />}
        onClick={handleCollect}
        disabled={collect.isPending}
        title={t('Plan, steps, log and every call of the Engine, without secrets')}
      >
        {t('Evidence')}
      </Button>
    </>
  )
}
