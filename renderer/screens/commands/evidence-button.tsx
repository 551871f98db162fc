import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../../api/client.ts'
import { NotBegun } from './not-begun.tsx'

/** Saves all that is known of a command as a file, for somebody who was not there. Secrets are not in it. */
export function EvidenceButton({ command }: { readonly command: Pick<Command, 'id' | 'seq' | 'stackName'> }) {
  const api = useApi()
  const collect = useMutation({
    mutationFn: () => api.commands.evidence({ command: command.id }),
    onSuccess: (evidence) =>
      saveAs(`${command.stackName}-command-${command.seq}.json`, JSON.stringify(evidence, null, 2)),
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
        title="Plan, steps, log and every call of the Engine, without secrets"
      >
        Evidence
      </Button>
    </>
  )
}

/** Hands a text to the browser's own downloads; both shells ask or save as the person set it. */
function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
