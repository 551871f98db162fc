import { AppError } from '#shared/contract/app-error.ts'
import type { ImportPreview } from '#shared/model/compose-import.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { StackId } from '#shared/model/ids.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { planStack, toPreview } from '../commands/plan-stack.ts'
import { checkDocument } from '../compose/check-document.ts'
import { loadDocument } from '../compose/load-document.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { composeProjects, projectListing } from '../imports/compose-projects.ts'
import { keepScale } from '../imports/keep-scale.ts'
import { listProjects, readProject } from '../imports/project-reader.ts'
import { reconstructDocument } from '../imports/reconstruct-document.ts'
import { serviceOf } from '../reconcile/stack-owner.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { idempotencyOf, newCommand } from './new-command.ts'

/** Compose projects that become stacks. Listing and previewing read the host and change nothing. */
export function implementImports(parts: EngineParts) {
  const { hosts, stacks, versions, queue, monitor, connections } = parts
  const { list, preview, run } = implementer.imports

  return {
    list: list.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const listing = await listProjects(connections.client(host.id), signalOf(parts, signal))
      const taken = new Set((await stacks.adoptions(host.id)).keys())
      const names = new Set<string>()
      for (const { name } of composeProjects(listing, { taken, stacks: names }))
        if (await isOccupied(parts, name, host)) names.add(name)
      return { items: [...composeProjects(listing, { taken, stacks: names })] }
    }),

    preview: preview.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      await checkFree(parts, input.project, host)
      const { project, document = null, volumeChoices = {} } = input
      const request = { project, host, document, volumeChoices }
      return previewImport(parts, request, signalOf(parts, signal))
    }),

    run: run.handler(async ({ input, context, signal }) => {
      const { project, document, message, approvedPlan, volumeChoices = {} } = input
      const host = await hosts.get(input.host)
      loadDocument({ name: project, document })
      await findProject(parts, { project, host }, signalOf(parts, signal))
      const author = context.actor.name
      if (approvedPlan === undefined) {
        const stack = await stacks.adopt({ project, hostId: host.id }, ({ id: stackId }, transaction) =>
          versions.within(transaction).save({ stackId, document, message, author }),
        )
        await monitor.ownersChanged(host.id)
        return { stack: stack.name, version: await versions.numberOf(stack.id, document), command: null }
      }
      const command = await queue.commands.enqueue(
        async (transaction) => {
          const stack = await stacks.within(transaction).adopt({ project, hostId: host.id })
          const saved = await versions.within(transaction).save({ stackId: stack.id, document, message, author })
          const payload = { version: saved.number, volumeChoices }
          return newCommand('APPLY_STACK_VERSION', payload, { stack, actor: author, input })
        },
        idempotencyOf('imports.run', input),
      )
      await monitor.ownersChanged(host.id)
      return { stack: project, version: await versions.numberOf(command.stackId, document), command }
    }),
  }
}

interface ImportRequest {
  readonly project: string
  readonly host: StoredHost
}

/** True where the name is that of a stack which the project cannot become. */
async function isOccupied({ stacks }: EngineParts, name: string, host: StoredHost): Promise<boolean> {
  const stack = await stacks.find(name)
  if (stack === null || stack.status === 'REMOVED') return false
  return stack.currentVersion !== null || stack.hostId !== host.id || stack.working
}

async function checkFree(parts: EngineParts, project: string, host: StoredHost): Promise<void> {
  if (!(await isOccupied(parts, project, host))) return
  const stack = await parts.stacks.get(project)
  throw new AppError('STACK_EXISTS', { stack: project, host: stack.hostName })
}

/** What the project has on the host. @throws AppError COMPOSE_PROJECT_NOT_FOUND */
async function findProject({ connections }: EngineParts, { project, host }: ImportRequest, signal: AbortSignal) {
  const client = connections.client(host.id)
  const own = projectListing(await listProjects(client, signal), project)
  if (own.containers.length === 0) throw new AppError('COMPOSE_PROJECT_NOT_FOUND', { project, host: host.name })
  return { client, own }
}

async function previewImport(
  parts: EngineParts,
  request: ImportRequest & { readonly document: StackDocument | null; readonly volumeChoices: VolumeChoices },
  signal: AbortSignal,
): Promise<ImportPreview> {
  const { project: name, host } = request
  const { client, own } = await findProject(parts, request, signal)
  const given = request.document
  const start = given ?? reconstructDocument(await readProject(client, { name, own }, signal))
  const source = given === null ? 'reconstructed' : 'given'
  const before = checkDocument({ name, document: start })
  if (before.problems.some(({ severity }) => severity === 'error'))
    return { document: start, source, notes: [], problems: before.problems, preview: null }
  const running = new Map<string, number>()
  for (const { labels } of own.containers) running.set(serviceOf(labels), (running.get(serviceOf(labels)) ?? 0) + 1)
  const { document, notes } = keepScale(start, loadDocument({ name, document: start }).project, running)
  const { problems, services } = checkDocument({ name, document })
  const orphans = [...running.keys()].filter((service) => !services.includes(service)).sort()
  // A stack that is not stored owns nothing by its id: what it owns is the project.
  const stack = { id: StackId.parse(parts.newId()), name, current: null, adoptedProject: name, anonymousVolumes: [] }
  const { volumeChoices } = request
  const intent = { kind: 'apply', version: 1, document, images: new Map(), volumeChoices } as const
  const prepared = await planStack(stack, intent, { driver: parts.connections.driver(host.id), signal })
  return {
    document,
    source,
    notes: [...notes, ...orphans.map(orphanNote)],
    problems,
    preview: toPreview(prepared, parts.clock.now().toISOString()),
  }
}

const orphanNote = (service: string) =>
  `${service} runs and is not in the document: its containers would be removed. Choose more files or profiles to keep it.`
