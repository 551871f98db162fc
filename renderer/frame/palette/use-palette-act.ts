import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { type Api, useApi } from '../../api/client.ts'
import { settingsQuery, topics } from '../../api/queries.ts'
import { setDensity, setSidebar, useLayout } from '../../state/layout.ts'
import { noteChosen } from '../../state/palette-recent.ts'
import type { PaletteAct, PaletteEntry } from './palette-entry.ts'

interface PaletteActs {
  readonly close: () => void
  readonly showShortcuts: () => void
}

/** Does what an entry is for. The palette stays open with the reason where it could not be begun. */
export function usePaletteAct({ close, showShortcuts }: PaletteActs) {
  const api = useApi()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: ({ act }: PaletteEntry) => perform(api, act, showShortcuts),
    onSuccess: async (to, entry) => {
      noteChosen(entry.id)
      close()
      if (to !== null) navigate(to)
      if (entry.act.kind === 'theme') await queries.invalidateQueries({ queryKey: settingsQuery(api).queryKey })
      if (entry.act.kind === 'queue') await queries.invalidateQueries({ queryKey: [topics.hosts] })
    },
  })
}

/** Answers the place to go to afterwards, null to stay. */
async function perform(api: Api, act: PaletteAct, showShortcuts: () => void): Promise<string | null> {
  switch (act.kind) {
    case 'go':
      return act.to
    case 'operate': {
      const service = act.service === undefined ? {} : { service: act.service }
      const asked = { stack: act.stack, idempotencyKey: crypto.randomUUID(), ...service }
      return `/commands/${(await api.commands[act.act](asked)).command.id}`
    }
    case 'cancel':
      return `/commands/${(await api.commands.cancel({ command: act.command })).id}`
    case 'queue':
      await api.hosts[act.paused ? 'pauseQueue' : 'resumeQueue']({ host: act.host })
      return null
    case 'theme':
      await api.system.saveSettings({ appearance: act.appearance })
      return null
    case 'density':
      setDensity(act.density)
      return null
    case 'sidebar':
      setSidebar(useLayout.getState().sidebar === 'collapsed' ? 'open' : 'collapsed')
      return null
    case 'shortcuts':
      showShortcuts()
      return null
  }
}
