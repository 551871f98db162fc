import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine, type Engine } from '#engine/engine.ts'
import { StackDocument } from '#shared/model/document.ts'
import { TerminalId } from '#shared/model/terminal.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { DraftId } from '#shared/wizard/wizard-draft.ts'
import { procedurePaths } from './support/procedure-paths.ts'
import { type Client, overHttp, overLocalSocket, overMessagePort, type Transport } from './support/transports.ts'

const composeFile = (command: string) =>
  StackDocument.parse({
    composeFiles: ['compose.yaml'],
    files: [{ path: 'compose.yaml', content: `services: { web: { image: 'web:1', command: ${command} } }\n` }],
  })
const document = composeFile('one')

/** One engine with one stack of two versions, on a host whose Docker Engine does not answer. */
let dataFolder: string
let engine: Engine
let transports: readonly Transport[]

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-contract-'))
  engine = await createEngine({ dataFolder, shell: 'server', dockerHost: `unix://${dataFolder}/no-docker.sock` })
  await engine.start()
  transports = [overMessagePort(engine), await overHttp(engine), await overLocalSocket(engine)]
  const client = first(transports).client
  await client.stacks.create({ name: 'shop' })
  await client.versions.save({ stack: 'shop', document, message: 'one' })
  await client.versions.save({ stack: 'shop', document: composeFile('two'), message: 'two' })
})

afterAll(async () => {
  for (const transport of transports) await transport.close()
  await engine.stop()
  await rm(dataFolder, { recursive: true })
})

function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined) throw new Error('nothing there')
  return item
}

const nobody = 'nobody'
const noAnswers = WizardAnswers.parse({ stackName: 'shop' })
const noTerminal = TerminalId.parse('019aa0b2-0000-7000-8000-00000000000b')
const noDraft = DraftId.parse('019aa0b2-0000-7000-8000-00000000000a')

/** A call of each procedure that can be made again and again: it reads, or names something that is not there. */
const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'system.info': (client) => client.system.info(),
  'system.settings': (client) => client.system.settings(),
  'system.saveSettings': (client) => client.system.saveSettings({ appearance: 'dark' }),
  'system.changes': async (client) => (await next(await client.system.changes({}))).value?.kind,
  'hosts.list': (client) => client.hosts.list(),
  'hosts.add': (client) => client.hosts.add({ name: 'local', connection: { kind: 'socket', path: '/x' } }),
  'hosts.remove': (client) => client.hosts.remove({ host: nobody }),
  'hosts.test': (client) => client.hosts.test({ host: nobody }),
  'hosts.unlock': (client) => client.hosts.unlock({ host: nobody }),
  'hosts.pauseQueue': (client) => client.hosts.pauseQueue({ host: nobody }),
  'hosts.resumeQueue': (client) => client.hosts.resumeQueue({ host: nobody }),
  'hosts.diagnose': (client) => client.hosts.diagnose({ host: nobody }),
  'registries.list': (client) => client.registries.list(),
  'registries.set': (client) => client.registries.set({ registry: 'no registry', username: 'ada', password: 'secret' }),
  'registries.test': (client) => client.registries.test({ registry: 'ghcr.io' }),
  'registries.remove': (client) => client.registries.remove({ registry: 'ghcr.io' }),
  'registries.importFromDocker': (client) => client.registries.importFromDocker(),
  'images.unused': (client) => client.images.unused({ host: nobody }),
  'images.prune': (client) => client.images.prune({ host: nobody, ids: ['sha256:aa'] }),
  'images.updates': (client) => client.images.updates({ stack: nobody }),
  'images.checkUpdates': (client) => client.images.checkUpdates({ stack: nobody }),
  'compose.check': (client) => client.compose.check({ stackName: 'shop', document }),
  'compose.config': (client) => client.compose.config({ stackName: 'shop', document }),
  'compose.fromDockerRun': (client) => client.compose.fromDockerRun({ command: 'docker run -p 80:80 nginx:1' }),
  'stacks.list': (client) => client.stacks.list({ limit: 1, search: 'sh' }),
  'stacks.get': (client) => client.stacks.get({ stack: nobody }),
  'stacks.create': (client) => client.stacks.create({ name: 'shop' }),
  'stacks.runtime': (client) => client.stacks.runtime({ stack: nobody }),
  'stacks.logs': async (client) => next(await client.stacks.logs({ stack: nobody })),
  'stacks.logBatches': async (client) => next(await client.stacks.logBatches({ stack: nobody })),
  'monitor.containers': (client) => client.monitor.containers({ host: nobody }),
  'monitor.container': (client) => client.monitor.container({ host: nobody, container: 'shop-web-1' }),
  'monitor.inspect': (client) => client.monitor.inspect({ host: nobody, kind: 'container', id: 'shop-web-1' }),
  'monitor.usage': async (client) => next(await client.monitor.usage({ stack: nobody })),
  'monitor.usageHistory': (client) => client.monitor.usageHistory({ stack: nobody, from: '2026-11-22T13:24:05.123Z' }),
  'events.list': (client) => client.events.list({ stack: nobody }),
  'events.follow': async (client) => next(await client.events.follow({ host: nobody })),
  'alerts.list': (client) => client.alerts.list(),
  'alerts.mute': (client) => client.alerts.mute({ stack: nobody, muted: true }),
  'objects.images': (client) => client.objects.images({ host: nobody }),
  'objects.volumes': (client) => client.objects.volumes({ host: nobody }),
  'objects.networks': (client) => client.objects.networks({ host: nobody }),
  'objects.previewPrune': (client) => client.objects.previewPrune({ host: nobody, what: 'volumes' }),
  'objects.prune': (client) => client.objects.prune({ host: nobody, what: 'volumes', approved: 'x' }),
  'terminals.open': (client) => client.terminals.open({ host: nobody, container: 'shop-web-1' }),
  'terminals.output': async (client) => next(await client.terminals.output({ terminal: noTerminal })),
  'terminals.write': (client) => client.terminals.write({ terminal: noTerminal, data: 'x' }),
  'terminals.resize': (client) => client.terminals.resize({ terminal: noTerminal, columns: 80, rows: 24 }),
  'terminals.close': (client) => client.terminals.close({ terminal: noTerminal }),
  'terminals.sessions': (client) => client.terminals.sessions({}),
  'versions.list': (client) => client.versions.list({ stack: 'shop', limit: 1 }),
  'versions.get': (client) => client.versions.get({ stack: 'shop', number: 2 }),
  'versions.diff': (client) => client.versions.diff({ stack: 'shop', from: 1, to: 2 }),
  'versions.save': (client) => client.versions.save({ stack: nobody, document }),
  'plans.previewDocument': (client) => client.plans.previewDocument({ stackName: 'shop', host: nobody, document }),
  'plans.previewVersion': (client) => client.plans.previewVersion({ stack: 'shop', version: 9 }),
  'plans.previewRemoval': (client) => client.plans.previewRemoval({ stack: nobody }),
  'imports.list': (client) => client.imports.list({ host: nobody }),
  'imports.preview': (client) => client.imports.preview({ project: 'shop', host: nobody }),
  'imports.run': (client) => client.imports.run({ project: 'shop', host: nobody, document }),
  'commands.applyDocument': (client) => client.commands.applyDocument({ stackName: 'shop', host: nobody, document }),
  'commands.applyVersion': (client) => client.commands.applyVersion({ stack: 'shop', number: 9 }),
  'commands.rollback': (client) => client.commands.rollback({ stack: 'shop' }),
  'commands.remove': (client) => client.commands.remove({ stack: 'shop', volumes: true, confirm: 'other' }),
  'commands.start': (client) => client.commands.start({ stack: nobody }),
  'commands.stop': (client) => client.commands.stop({ stack: nobody }),
  'commands.restart': (client) => client.commands.restart({ stack: nobody }),
  'commands.list': (client) => client.commands.list({ active: true }),
  'commands.get': (client) => client.commands.get({ command: '#99' }),
  'commands.log': (client) => client.commands.log({ command: '#99' }),
  'commands.follow': async (client) => next(await client.commands.follow({ command: '#99' })),
  'commands.cancel': (client) => client.commands.cancel({ command: '#99' }),
  'commands.retry': (client) => client.commands.retry({ command: '#99' }),
  'commands.evidence': (client) => client.commands.evidence({ command: '#99' }),
  'catalogue.list': (client) => client.catalogue.list(),
  'catalogue.all': (client) => client.catalogue.all(),
  'catalogue.show': (client) => client.catalogue.show({ component: 'postgres' }),
  'catalogue.facts': (client) => client.catalogue.facts({ host: nobody }),
  'catalogue.check': (client) => client.catalogue.check({ answers: noAnswers }),
  'catalogue.fix': (client) => client.catalogue.fix({ answers: noAnswers }),
  'catalogue.generate': (client) => client.catalogue.generate({ answers: noAnswers, stack: nobody }),
  'wizard.drafts': (client) => client.wizard.drafts(),
  'wizard.draft': (client) => client.wizard.draft({ draft: noDraft }),
  'wizard.saveDraft': (client) => client.wizard.saveDraft({ draft: noDraft, answers: noAnswers }),
  'wizard.removeDraft': (client) => client.wizard.removeDraft({ draft: noDraft }),
  'wizard.open': (client) => client.wizard.open({ stack: 'shop' }),
  'wizard.save': (client) => client.wizard.save({ stackName: 'shop', answers: noAnswers }),
}

async function next<Event>(stream: AsyncIterable<Event>): Promise<IteratorResult<Event>> {
  const events = stream[Symbol.asyncIterator]()
  const event = await events.next()
  await events.return?.()
  return event
}

async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answer: await call }
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    const { code, status, message, data, defined } = error
    return { error: { code, status, message, data, defined } }
  }
}

/** When the Engine was asked last moves on between two calls; nothing else may. */
const steady = (outcome: unknown): unknown =>
  JSON.parse(JSON.stringify(outcome, (key, value) => (key === 'observedAt' ? 'some time' : value)))

test('every procedure of the contract has a case here', () => {
  expect(Object.keys(calls).sort()).toEqual([...procedurePaths].sort())
})

test.each(Object.entries(calls))('%s: the engine answers the same over every transport', async (_path, call) => {
  const outcomes: unknown[] = []
  for (const { client } of transports) outcomes.push(steady(await outcomeOf(call(client))))
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
  expect(outcomes[0]).not.toMatchObject({ error: { code: 'INTERNAL' } })
  expect(outcomes[0]).not.toMatchObject({ error: { defined: false } })
})

test('a reader that comes back gets what it missed, over every transport', async () => {
  for (const { client } of transports) {
    const { value: start } = await next(await client.system.changes({}))
    const seen = start?.seq ?? 0
    await client.system.saveSettings({ appearance: 'light' })
    const missed = await next(await client.system.changes({ afterSeq: seen }))
    expect(missed.value).toEqual({ kind: 'settings', seq: seen + 1 })
  }
})
