import { implementer } from '#engine/api/implementer.ts'
import { silentLog } from '#engine/engine-log.ts'
import type { ServedEngine } from '../../../electron/server/served-engine.ts'
import * as samples from './samples.ts'

/**
 * The contract implemented by samples: what is compared is what the transports carry, so every answer is known and every
 * input is kept as it arrived. Errors and authorisation go through the engine's own implementer.
 */
export interface FakeEngine extends ServedEngine {
  /** Inputs as procedures got them, in order. */
  readonly received: unknown[]
  /** Streams that were started and not ended. */
  openStreams(): number
  /** What the next call throws instead of answering; streams throw it after their first event. */
  failNext(error: unknown): void
}

export function createFakeEngine(): FakeEngine {
  const received: unknown[] = []
  let open = 0
  let failure: unknown

  const take = (input: unknown): void => {
    received.push(input)
    const error = failure
    failure = undefined
    if (error !== undefined) throw error
  }
  const answer =
    <Output>(output: Output) =>
    ({ input }: { input: unknown }): Output => {
      take(input)
      return output
    }

  /** Sends the events after `start`, then what is live: nothing, until the reader leaves or `ends` says it is over. */
  async function* stream<Event>(events: readonly Event[], ends: boolean, signal: AbortSignal | undefined) {
    open += 1
    try {
      for (const [index, event] of events.entries()) {
        if (index === 1) take('stream')
        yield event
      }
      if (!ends) await new Promise<void>((done) => signal?.addEventListener('abort', () => done()))
    } finally {
      open -= 1
    }
  }

  const os = implementer
  const router = os.router({
    system: {
      info: os.system.info.handler(answer(samples.info)),
      settings: os.system.settings.handler(answer(samples.settings)),
      saveSettings: os.system.saveSettings.handler(({ input }) => {
        take(input)
        return { ...samples.settings, ...input }
      }),
      changes: os.system.changes.handler(({ input, signal }) => {
        received.push(input)
        const after = input.afterSeq ?? 0
        return stream(
          samples.changes.filter(({ seq }) => seq > after),
          false,
          signal,
        )
      }),
    },
    hosts: {
      list: os.hosts.list.handler(answer({ items: [samples.host] })),
      add: os.hosts.add.handler(answer(samples.host)),
      remove: os.hosts.remove.handler(answer({})),
      test: os.hosts.test.handler(answer(samples.host)),
      unlock: os.hosts.unlock.handler(answer({ holder: 'anna@desk' })),
      pauseQueue: os.hosts.pauseQueue.handler(answer(samples.host)),
      resumeQueue: os.hosts.resumeQueue.handler(answer(samples.host)),
      diagnose: os.hosts.diagnose.handler(answer(samples.diagnosis)),
    },
    registries: {
      list: os.registries.list.handler(answer({ items: [samples.registryLogin] })),
      set: os.registries.set.handler(answer(samples.registryLogin)),
      test: os.registries.test.handler(
        answer({ registry: 'ghcr.io', username: 'ada', host: 'local', answer: 'Login Succeeded' }),
      ),
      remove: os.registries.remove.handler(answer({})),
      importFromDocker: os.registries.importFromDocker.handler(
        answer({ imported: [samples.registryLogin], skipped: [{ registry: 'docker.io', reason: 'no password' }] }),
      ),
    },
    images: {
      unused: os.images.unused.handler(
        answer({
          host: 'local',
          keptVersions: 5,
          unused: [samples.image],
          kept: [{ ...samples.image, keptFor: 'version' as const }],
        }),
      ),
      prune: os.images.prune.handler(
        answer({
          host: 'local',
          removed: [samples.image],
          left: [{ id: 'b', names: [], reason: 'used' }],
          freedBytes: 5,
        }),
      ),
      updates: os.images.updates.handler(answer({ items: [samples.imageUpdate] })),
      checkUpdates: os.images.checkUpdates.handler(answer({ items: [samples.imageUpdate] })),
    },
    compose: {
      check: os.compose.check.handler(
        answer({
          problems: [samples.problem],
          services: ['web'],
          variables: [{ name: 'MODE', value: 'one', secret: false }],
        }),
      ),
      config: os.compose.config.handler(answer({ project: { services: { web: {} } }, warnings: [samples.problem] })),
      fromDockerRun: os.compose.fromDockerRun.handler(
        answer({ service: 'web', content: 'services: { web: { image: nginx:1 } }\n', left: ['--strange'] }),
      ),
    },
    stacks: {
      list: os.stacks.list.handler(answer({ items: [samples.stack], nextCursor: 'c/+=' })),
      get: os.stacks.get.handler(answer(samples.stack)),
      create: os.stacks.create.handler(answer(samples.stack)),
      runtime: os.stacks.runtime.handler(answer(samples.runtime)),
      logs: os.stacks.logs.handler(({ input, signal }) => {
        received.push(input)
        return stream(samples.containerLines, !input.follow, signal)
      }),
      logBatches: os.stacks.logBatches.handler(({ input, signal }) => {
        received.push(input)
        return stream(samples.containerLineBatches, !input.follow, signal)
      }),
    },
    versions: {
      list: os.versions.list.handler(answer({ items: [samples.version], nextCursor: null })),
      get: os.versions.get.handler(answer(samples.version)),
      diff: os.versions.diff.handler(
        answer({
          files: [{ path: 'compose.yaml', before: null, after: 'x', patch: '+x' }],
          changes: [{ kind: 'service' as const, name: 'web', change: 'changed' as const, fields: ['image'] }],
        }),
      ),
      save: os.versions.save.handler(answer(samples.version)),
    },
    plans: {
      previewDocument: os.plans.previewDocument.handler(answer(samples.preview)),
      previewVersion: os.plans.previewVersion.handler(answer(samples.preview)),
      previewRemoval: os.plans.previewRemoval.handler(answer(samples.preview)),
    },
    imports: {
      list: os.imports.list.handler(answer({ items: [samples.composeProject] })),
      preview: os.imports.preview.handler(answer(samples.importPreview)),
      run: os.imports.run.handler(answer({ stack: 'shop', version: 1, command: samples.command })),
    },
    commands: {
      applyDocument: os.commands.applyDocument.handler(answer({ command: samples.command, version: 3 })),
      applyVersion: os.commands.applyVersion.handler(answer({ command: samples.command })),
      rollback: os.commands.rollback.handler(answer({ command: samples.command, version: 2 })),
      remove: os.commands.remove.handler(answer({ command: samples.command })),
      start: os.commands.start.handler(answer({ command: samples.command })),
      stop: os.commands.stop.handler(answer({ command: samples.command })),
      restart: os.commands.restart.handler(answer({ command: samples.command })),
      list: os.commands.list.handler(answer({ items: [samples.command], nextCursor: null })),
      get: os.commands.get.handler(answer(samples.commandDetail)),
      log: os.commands.log.handler(answer({ lines: [samples.logLine] })),
      follow: os.commands.follow.handler(({ input, signal }) => {
        received.push(input)
        const missing = samples.commandEvents.filter((event) => event.kind !== 'log' || event.line.seq > input.afterSeq)
        return stream(missing, true, signal)
      }),
      cancel: os.commands.cancel.handler(answer(samples.command)),
      retry: os.commands.retry.handler(answer({ command: samples.command })),
      evidence: os.commands.evidence.handler(answer(samples.evidence)),
    },
    monitor: {
      containers: os.monitor.containers.handler(answer(samples.hostContainers)),
      container: os.monitor.container.handler(answer(samples.containerDetail)),
      inspect: os.monitor.inspect.handler(answer(samples.inspection)),
      usage: os.monitor.usage.handler(({ input, signal }) => {
        received.push(input)
        return stream(samples.usageFrames, false, signal)
      }),
      usageHistory: os.monitor.usageHistory.handler(answer(samples.usageHistory)),
    },
    events: {
      list: os.events.list.handler(answer({ items: [...samples.hostEvents], nextCursor: '8' })),
      follow: os.events.follow.handler(({ input, signal }) => {
        received.push(input)
        return stream(samples.hostEvents, false, signal)
      }),
    },
    alerts: {
      list: os.alerts.list.handler(answer({ items: [samples.alert] })),
      mute: os.alerts.mute.handler(answer({ items: [samples.alert] })),
    },
    objects: {
      images: os.objects.images.handler(answer({ items: [samples.imageRow], disk: samples.diskUse })),
      volumes: os.objects.volumes.handler(answer({ items: [samples.volumeRow], disk: null })),
      networks: os.objects.networks.handler(answer({ items: [samples.networkRow] })),
      previewPrune: os.objects.previewPrune.handler(answer(samples.prunePreview)),
      prune: os.objects.prune.handler(
        answer({ removed: [{ id: 'a', name: 'b' }], left: [{ id: 'c', name: 'd', reason: 'used' }], freedBytes: 5 }),
      ),
    },
    terminals: {
      open: os.terminals.open.handler(answer(samples.terminalSession)),
      output: os.terminals.output.handler(({ input, signal }) => {
        received.push(input)
        return stream(
          samples.terminalEvents.filter(({ seq }) => seq > input.afterSeq),
          false,
          signal,
        )
      }),
      write: os.terminals.write.handler(answer({})),
      resize: os.terminals.resize.handler(answer({})),
      close: os.terminals.close.handler(answer({})),
      sessions: os.terminals.sessions.handler(answer({ items: [samples.terminalSession], nextCursor: null })),
    },
    catalogue: {
      list: os.catalogue.list.handler(
        answer({
          items: [{ ...samples.component, version: '1', image: 'own:1', provides: ['http'], own: true, unverified: 2 }],
          problems: [{ file: 'x.yaml', line: 3, column: null, path: 'versions.0', message: 'bad' }],
          folder: '/data/components',
        }),
      ),
      all: os.catalogue.all.handler(answer({ items: [samples.component] })),
      show: os.catalogue.show.handler(answer(samples.component)),
      facts: os.catalogue.facts.handler(answer({ host: null, today: '2026-11-23', previous: samples.answers })),
      check: os.catalogue.check.handler(answer({ findings: [samples.finding] })),
      fix: os.catalogue.fix.handler(
        answer({
          answers: samples.answers,
          applied: [{ rule: 'NET-1', title: 'Move' }],
          findings: [samples.finding],
        }),
      ),
      generate: os.catalogue.generate.handler(answer({ document: samples.generated, findings: [samples.finding] })),
    },
    wizard: {
      drafts: os.wizard.drafts.handler(
        answer({ items: [{ ...samples.draft, stackName: 'shop', parts: [{ name: 'db', component: 'own' }] }] }),
      ),
      draft: os.wizard.draft.handler(answer(samples.draft)),
      saveDraft: os.wizard.saveDraft.handler(answer(samples.draft)),
      removeDraft: os.wizard.removeDraft.handler(answer({})),
      open: os.wizard.open.handler(
        answer({ answers: samples.answers, madeVersion: 1, latestVersion: 2, edits: [samples.handEdit] }),
      ),
      save: os.wizard.save.handler(
        answer({ version: samples.version, answers: samples.answers, lost: [samples.handEdit] }),
      ),
    },
  })

  return {
    router,
    info: { version: '0.1.0' },
    context: (actor) => ({ actor, log: silentLog }),
    received,
    openStreams: () => open,
    failNext(error) {
      failure = error
    },
  }
}
