import { AppError } from '#shared/contract/app-error.ts'
import type { CommandKind } from '#shared/model/command.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { PayloadOf } from '../commands/index.ts'
import { loadDocument } from '../compose/load-document.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { collectEvidence } from './command-evidence.ts'
import { implementRetry } from './command-retry.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { resolveImages } from './image-resolution.ts'
import { implementer } from './implementer.ts'
import { type EnqueueInput, idempotencyOf, newCommand } from './new-command.ts'
import { findStack } from './plans.ts'
import { wholeDocument } from './whole-document.ts'

/** What puts commands into the queue, and what shows them. */
export function implementCommands(parts: EngineParts) {
  return {
    ...implementEnqueueing(parts),
    ...implementService(parts),
    ...implementReading(parts),
    ...implementRetry(parts),
  }
}

/** Apply, rollback and removal. */
function implementEnqueueing(parts: EngineParts) {
  const { stacks, versions, hosts, queue } = parts
  const { applyDocument, applyVersion, rollback, remove } = implementer.commands

  return {
    applyDocument: applyDocument.handler(async ({ input, context, signal }) => {
      const document = await wholeDocument(parts, input.stackName, input.document)
      loadDocument({ name: input.stackName, document })
      const hostId = input.host === undefined ? null : (await hosts.get(input.host)).id
      const defaultHostId = (await defaultHost(hosts)).id
      const actor = context.actor.name
      const { stackName, message, pull } = input
      const onHost = hostId ?? (await findStack(parts, stackName))?.hostId ?? defaultHostId
      const request = { stackName, document, hostId: onHost }
      const resolved = pull ? { resolved: await resolveImages(parts, request, signalOf(parts, signal)) } : {}
      const command = await queue.commands.enqueue(
        async (transaction) => {
          const stack = await stacks.within(transaction).ensure({ name: input.stackName, hostId, defaultHostId })
          const version = { stackId: stack.id, document, message, author: actor, always: pull }
          const saved = await versions.within(transaction).save(version)
          return newCommand(
            'APPLY_STACK_VERSION',
            { version: saved.number, ...resolved, ...choicesIn(input) },
            { stack, actor, input },
          )
        },
        idempotencyOf('applyDocument', input),
      )
      return { command, version: command.version ?? (await versions.numberOf(command.stackId, document)) }
    }),

    applyVersion: applyVersion.handler(async ({ input, context }) => {
      const stack = await stacks.get(input.stack)
      const { number } = await versions.get(stack.id, input.number)
      const request = { stack, actor: context.actor.name, input, procedure: 'applyVersion' }
      return { command: await enqueue(parts, 'APPLY_STACK_VERSION', { version: number, ...choicesIn(input) }, request) }
    }),

    rollback: rollback.handler(async ({ input, context }) => {
      const stack = await stacks.get(input.stack)
      const version = input.to ?? (await versionBefore(parts, stack))
      await versions.get(stack.id, version)
      const request = { stack, actor: context.actor.name, input, procedure: 'rollback' }
      return { command: await enqueue(parts, 'ROLLBACK_STACK', { version, ...choicesIn(input) }, request), version }
    }),

    remove: remove.handler(async ({ input, context }) => {
      const stack = await stacks.get(input.stack)
      if (input.volumes && input.confirm !== stack.name) {
        throw new AppError('CONFIRMATION_MISMATCH', { stack: stack.name })
      }
      const request = { stack, actor: context.actor.name, input, procedure: 'remove' }
      return { command: await enqueue(parts, 'DELETE_STACK', { volumes: input.volumes }, request) }
    }),
  }
}

const choicesIn = ({ volumeChoices }: { readonly volumeChoices?: VolumeChoices | undefined }) =>
  volumeChoices === undefined ? {} : { volumeChoices }

/** Start, stop and restart, of a stack or of one service. */
function implementService(parts: EngineParts) {
  const { start, stop, restart } = implementer.commands
  type ServiceInput = EnqueueInput & { readonly stack: string; readonly service?: string | undefined }

  const operate = async (kind: 'START_STACK' | 'STOP_STACK' | 'RESTART_STACK', input: ServiceInput, actor: string) => {
    const stack = await parts.stacks.get(input.stack)
    const service = input.service ?? null
    await checkService(parts, stack, service)
    return { command: await enqueue(parts, kind, { service }, { stack, actor, input, procedure: kind }) }
  }

  return {
    start: start.handler(({ input, context }) => operate('START_STACK', input, context.actor.name)),
    stop: stop.handler(({ input, context }) => operate('STOP_STACK', input, context.actor.name)),
    restart: restart.handler(({ input, context }) => operate('RESTART_STACK', input, context.actor.name)),
  }
}

/** Lists, one command, its log, following and cancelling. */
function implementReading(parts: EngineParts) {
  const { queue, hosts, stacks } = parts
  const { list, get, log, follow, cancel, evidence } = implementer.commands

  return {
    list: list.handler(async ({ input }) => {
      const hostId = input.host === undefined ? undefined : (await hosts.get(input.host)).id
      const stackId = input.stack === undefined ? undefined : (await stacks.get(input.stack)).id
      const { items, nextCursor } = await queue.commands.list({ ...input, hostId, stackId })
      return { items: [...items], nextCursor }
    }),

    get: get.handler(async ({ input }) => {
      const command = await queue.commands.get(input.command)
      return { ...command, steps: await queue.steps.list(command.id) }
    }),

    log: log.handler(async ({ input }) => {
      const { id } = await queue.commands.get(input.command)
      return { lines: await queue.logs.list(id, { afterSeq: input.afterSeq, limit: input.limit }) }
    }),

    follow: follow.handler(async function* ({ input, signal }) {
      yield* queue.follow(input, signalOf(parts, signal))
    }),

    evidence: evidence.handler(({ input }) => collectEvidence(parts, input.command)),

    cancel: cancel.handler(({ input, context }) => queue.cancel(input.command, context.actor.name)),
  }
}

const enqueue = <Kind extends CommandKind>(
  { queue }: EngineParts,
  kind: Kind,
  payload: PayloadOf<Kind>,
  request: {
    readonly stack: StoredStack
    readonly actor: string
    readonly input: EnqueueInput
    readonly procedure: string
  },
) =>
  queue.commands.enqueue(
    async () => newCommand(kind, payload, request),
    idempotencyOf(request.procedure, request.input),
  )

async function versionBefore({ versions }: EngineParts, stack: StoredStack): Promise<number> {
  if (stack.currentVersion === null) throw new AppError('STACK_NOT_APPLIED', { stack: stack.name })
  const before = await versions.before(stack.id, stack.currentVersion)
  if (before === null) throw new AppError('NOTHING_TO_ROLL_BACK_TO', { stack: stack.name })
  return before
}

async function checkService({ askedServices }: EngineParts, stack: StoredStack, service: string | null): Promise<void> {
  if (stack.currentVersion === null) throw new AppError('STACK_NOT_APPLIED', { stack: stack.name })
  if (service === null) return
  const asked = await askedServices.of(stack)
  if (!asked.some((one) => one.service === service)) {
    throw new AppError('SERVICE_NOT_FOUND', { stack: stack.name, service })
  }
}
