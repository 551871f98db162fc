import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { offerUndo } from '../../state/undo.ts'
import { NotBegun } from './not-begun.tsx'
import type { QueueLane } from './queue-lanes.ts'

/** Pauses a host's queue, or resumes it: what runs goes on to its end, what waits keeps its place. */
export function PauseButton({ lane }: { readonly lane: Pick<QueueLane, 'hostId' | 'hostName' | 'pausedBy'> }) {
  const api = useApi()
  const queries = useQueryClient()
  const isPaused = lane.pausedBy !== null
  const steer = useMutation({
    mutationFn: () => api.hosts[isPaused ? 'resumeQueue' : 'pauseQueue']({ host: lane.hostId }),
    onSuccess: () => {
      offerUndo({
        text: isPaused
          ? t('The queue of {{hostName}} goes on.', { hostName: lane.hostName })
          : t('The queue of {{hostName}} is paused.', { hostName: lane.hostName }),
        undo: () => api.hosts[isPaused ? 'pauseQueue' : 'resumeQueue']({ host: lane.hostId }),
      })
      return queries.invalidateQueries({ queryKey: [topics.hosts] })
    },
  })
  const handleSteer = (): void => steer.mutate()
  const label = isPaused
    ? t('Resume the queue of {{hostName}}', { hostName: lane.hostName })
    : t('Pause the queue of {{hostName}}', { hostName: lane.hostName })
  return (
    <>
      <NotBegun error={steer.error} />
      <IconButton label={label} onClick={handleSteer}>
        {isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
      </IconButton>
    </>
  )
}
