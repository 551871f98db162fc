import { answers, document, draft, terminalSession } from './samples.ts'
import type { Client } from './transports.ts'

/** One call of each procedure that answers once, with an input that uses every field. */
export const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'system.info': (client) => client.system.info(),
  'system.settings': (client) => client.system.settings(),
  'system.saveSettings': (client) =>
    client.system.saveSettings({ appearance: 'light', notifyOnEnd: 'failures', keepImagesOfVersions: 7 }),
  'hosts.list': (client) => client.hosts.list(),
  'hosts.add': (client) => client.hosts.add({ name: 'lab', connection: { kind: 'socket', path: '/run/x y.sock' } }),
  'hosts.remove': (client) => client.hosts.remove({ host: 'lab' }),
  'hosts.test': (client) => client.hosts.test({ host: 'lab' }),
  'hosts.unlock': (client) => client.hosts.unlock({ host: 'lab' }),
  'hosts.pauseQueue': (client) => client.hosts.pauseQueue({ host: 'lab' }),
  'hosts.resumeQueue': (client) => client.hosts.resumeQueue({ host: 'lab' }),
  'hosts.diagnose': (client) => client.hosts.diagnose({ host: 'lab' }),
  'registries.list': (client) => client.registries.list(),
  'registries.set': (client) =>
    client.registries.set({ registry: 'registry.example.com:5000', username: 'zażółć', password: 'a=b&c d"%00' }),
  'registries.test': (client) => client.registries.test({ registry: 'ghcr.io', host: 'lab' }),
  'registries.remove': (client) => client.registries.remove({ registry: '[::1]:5000' }),
  'registries.importFromDocker': (client) => client.registries.importFromDocker(),
  'images.unused': (client) => client.images.unused({ host: 'lab' }),
  'images.prune': (client) => client.images.prune({ host: 'lab', ids: ['sha256:aa'] }),
  'images.updates': (client) => client.images.updates({ stack: 'shop' }),
  'images.checkUpdates': (client) => client.images.checkUpdates({ stack: 'shop' }),
  'compose.check': (client) => client.compose.check({ stackName: 'shop', document }),
  'compose.config': (client) => client.compose.config({ stackName: 'shop', document }),
  'compose.fromDockerRun': (client) => client.compose.fromDockerRun({ command: 'docker run nginx:1' }),
  'stacks.list': (client) =>
    client.stacks.list({ limit: 7, cursor: 'a/b+c=', search: 'sh & op', status: 'RUNNING', includeRemoved: true }),
  'stacks.get': (client) => client.stacks.get({ stack: 'shop' }),
  'stacks.create': (client) => client.stacks.create({ name: 'shop', host: 'lab' }),
  'stacks.runtime': (client) => client.stacks.runtime({ stack: 'shop' }),
  'versions.list': (client) => client.versions.list({ stack: 'shop', limit: 200 }),
  'versions.get': (client) => client.versions.get({ stack: 'shop', number: 3 }),
  'versions.diff': (client) => client.versions.diff({ stack: 'shop', from: 2, to: 3 }),
  'versions.save': (client) => client.versions.save({ stack: 'shop', document, message: 'más' }),
  'plans.previewDocument': (client) => client.plans.previewDocument({ stackName: 'shop', host: 'lab', document }),
  'plans.previewVersion': (client) => client.plans.previewVersion({ stack: 'shop', version: 3 }),
  'plans.previewRemoval': (client) => client.plans.previewRemoval({ stack: 'shop', volumes: true }),
  'imports.list': (client) => client.imports.list({ host: 'lab' }),
  'imports.preview': (client) => client.imports.preview({ project: 'shop', host: 'lab', document }),
  'imports.run': (client) =>
    client.imports.run({
      project: 'shop',
      host: 'lab',
      document,
      message: 'más',
      approvedPlan: '0123456789abcdef',
      idempotencyKey: 'k 2',
    }),
  'commands.applyDocument': (client) =>
    client.commands.applyDocument({ stackName: 'shop', host: 'lab', document, message: '', idempotencyKey: 'k 1' }),
  'commands.applyVersion': (client) =>
    client.commands.applyVersion({ stack: 'shop', number: 3, approvedPlan: '0123456789abcdef' }),
  'commands.rollback': (client) => client.commands.rollback({ stack: 'shop', to: 1 }),
  'commands.remove': (client) => client.commands.remove({ stack: 'shop', volumes: true, confirm: 'shop' }),
  'commands.start': (client) => client.commands.start({ stack: 'shop', service: 'web' }),
  'commands.stop': (client) => client.commands.stop({ stack: 'shop', service: 'web' }),
  'commands.restart': (client) => client.commands.restart({ stack: 'shop' }),
  'commands.list': (client) => client.commands.list({ limit: 5, active: false, stack: 'shop' }),
  'commands.get': (client) => client.commands.get({ command: '#12' }),
  'commands.log': (client) => client.commands.log({ command: '12', afterSeq: 4, limit: 10 }),
  'commands.cancel': (client) => client.commands.cancel({ command: '#12' }),
  'commands.retry': (client) => client.commands.retry({ command: '#12', idempotencyKey: 'again' }),
  'commands.evidence': (client) => client.commands.evidence({ command: '#12' }),
  'monitor.containers': (client) => client.monitor.containers({ host: 'lab' }),
  'monitor.container': (client) => client.monitor.container({ host: 'lab', container: 'shop-web-1' }),
  'monitor.inspect': (client) => client.monitor.inspect({ host: 'lab', kind: 'image', id: 'ghcr.io/a/b:1' }),
  'monitor.usageHistory': (client) =>
    client.monitor.usageHistory({
      stack: 'shop',
      by: 'service',
      from: '2026-11-22T13:24:05.123Z',
      to: '2026-11-22T14:24:05.123Z',
      mostSteps: 100,
    }),
  'events.list': (client) =>
    client.events.list({
      host: 'lab',
      stack: 'shop',
      service: 'web',
      object: 'a b',
      subject: 'container',
      severity: 'warning',
      search: 'dié %',
      since: '2026-11-22T13:24:05.123Z',
      until: '2026-11-22T14:24:05.123Z',
      limit: 5,
      cursor: '12',
    }),
  'alerts.list': (client) => client.alerts.list(),
  'alerts.mute': (client) => client.alerts.mute({ stack: 'shop', muted: true }),
  'objects.images': (client) => client.objects.images({ host: 'lab' }),
  'objects.volumes': (client) => client.objects.volumes({ host: 'lab' }),
  'objects.networks': (client) => client.objects.networks({ host: 'lab' }),
  'objects.previewPrune': (client) => client.objects.previewPrune({ host: 'lab', what: 'volumes' }),
  'objects.prune': (client) =>
    client.objects.prune({ host: 'lab', what: 'networks', approved: '0123456789abcdef', confirm: 'lab' }),
  'terminals.open': (client) =>
    client.terminals.open({
      host: 'lab',
      container: 'shop-web-1',
      command: ['sh', '-c', 'a b'],
      columns: 132,
      rows: 50,
    }),
  'terminals.write': (client) => client.terminals.write({ terminal: terminalSession.id, data: 'ls ż\u0003\r' }),
  'terminals.resize': (client) => client.terminals.resize({ terminal: terminalSession.id, columns: 5, rows: 6 }),
  'terminals.close': (client) => client.terminals.close({ terminal: terminalSession.id }),
  'terminals.sessions': (client) => client.terminals.sessions({ limit: 3, cursor: '4' }),
  'catalogue.list': (client) => client.catalogue.list(),
  'catalogue.all': (client) => client.catalogue.all(),
  'catalogue.show': (client) => client.catalogue.show({ component: 'postgres' }),
  'catalogue.facts': (client) => client.catalogue.facts({ host: 'lab', stack: 'shop' }),
  'catalogue.check': (client) => client.catalogue.check({ answers, host: 'lab', stack: 'shop' }),
  'catalogue.fix': (client) => client.catalogue.fix({ answers, host: 'lab' }),
  'catalogue.generate': (client) => client.catalogue.generate({ answers }),
  'wizard.drafts': (client) => client.wizard.drafts(),
  'wizard.draft': (client) => client.wizard.draft({ draft: draft.id }),
  'wizard.saveDraft': (client) =>
    client.wizard.saveDraft({ draft: draft.id, stack: 'shop', host: 'lab', step: 'review', answers }),
  'wizard.removeDraft': (client) => client.wizard.removeDraft({ draft: draft.id }),
  'wizard.open': (client) => client.wizard.open({ stack: 'shop' }),
  'wizard.save': (client) =>
    client.wizard.save({
      stackName: 'shop',
      host: 'lab',
      answers,
      message: 'más',
      draft: draft.id,
      keepEdits: ['1', '2'],
    }),
}

/** One call of each procedure that answers with a stream, resumed after what the first reader has seen. */
export const streams: Readonly<
  Record<string, (client: Client, signal: AbortSignal) => Promise<AsyncIterable<unknown>>>
> = {
  'system.changes': (client, signal) => client.system.changes({ afterSeq: 101 }, { signal }),
  'stacks.logs': (client, signal) => client.stacks.logs({ stack: 'shop', tail: 2, follow: true }, { signal }),
  'stacks.logBatches': (client, signal) =>
    client.stacks.logBatches({ stack: 'shop', services: ['web', 'db'], tail: 2, follow: true }, { signal }),
  'monitor.usage': (client, signal) => client.monitor.usage({ stack: 'shop', containers: false }, { signal }),
  'events.follow': (client, signal) => client.events.follow({ stack: 'shop', afterSeq: 7 }, { signal }),
  'terminals.output': (client, signal) =>
    client.terminals.output({ terminal: terminalSession.id, afterSeq: 1 }, { signal }),
  'commands.follow': (client, signal) => client.commands.follow({ command: '#12', afterSeq: 1 }, { signal }),
}
