import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Settings, SettingsChange } from '#shared/model/settings.ts'
import { useApi } from '../../api/client.ts'
import { settingsQuery } from '../../api/queries.ts'

/** Stores what is given and shows it at once; a choice that could not be stored goes back. */
export function useSaveSettings() {
  const api = useApi()
  const queries = useQueryClient()
  const { queryKey } = settingsQuery(api)
  return useMutation({
    mutationFn: (change: SettingsChange) => api.system.saveSettings(change),
    onMutate: (change) => {
      const before = queries.getQueryData(queryKey)
      queries.setQueryData(queryKey, (settings: Settings | undefined) => settings && withChange(settings, change))
      return { before }
    },
    onError: (_error, _change, context) => queries.setQueryData(queryKey, context?.before),
  })
}

const withChange = (settings: Settings, change: SettingsChange): Settings => ({
  appearance: change.appearance ?? settings.appearance,
  language: change.language ?? settings.language,
  notifyOnEnd: change.notifyOnEnd ?? settings.notifyOnEnd,
  retries: change.retries ?? settings.retries,
  keepLogsDays: change.keepLogsDays ?? settings.keepLogsDays,
  keepImagesOfVersions: change.keepImagesOfVersions ?? settings.keepImagesOfVersions,
  checkImagesEveryHours: change.checkImagesEveryHours ?? settings.checkImagesEveryHours,
  wizardFolders: change.wizardFolders ?? settings.wizardFolders,
  mutedStacks: change.mutedStacks ?? settings.mutedStacks,
  terminalHosts: change.terminalHosts ?? settings.terminalHosts,
  notifyOnAlert: change.notifyOnAlert ?? settings.notifyOnAlert,
  startAtLogin: change.startAtLogin ?? settings.startAtLogin,
  updateAddress: change.updateAddress ?? settings.updateAddress,
})
