import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** What runs here, what changes, and the settings. */
export function implementSystem({ info, storage, changes, settings, stopping }: EngineParts) {
  const { info: read, changes: watch, settings: readSettings, saveSettings } = implementer.system
  return {
    info: read.handler(async ({ context }) => ({
      ...info,
      storage: storage(),
      actor: { name: context.actor.name, role: context.actor.role },
    })),
    changes: watch.handler(({ input, signal }) =>
      changes.subscribe(input.afterSeq, signal ? AbortSignal.any([signal, stopping]) : stopping),
    ),
    settings: readSettings.handler(() => settings.get()),
    saveSettings: saveSettings.handler(({ input }) => settings.save(input)),
  }
}
