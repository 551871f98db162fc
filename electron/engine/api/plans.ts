import { AppError, isAppError } from '#shared/contract/app-error.ts'
import { StackId } from '#shared/model/ids.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import { type PlanIntent, planStack, type StackToPlan, toPreview } from '../commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '../commands/stack-to-plan.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { resolveImages } from './image-resolution.ts'
import { implementer } from './implementer.ts'
import { wholeDocument } from './whole-document.ts'

/** What commands would do. Reads hosts, changes nothing. */
export function implementPlans(parts: EngineParts) {
  const { stacks, versions, hosts, connections, clock, newId } = parts
  const { previewDocument, previewVersion, previewRemoval } = implementer.plans

  const preview = async (
    stack: StackToPlan,
    intent: PlanIntent,
    host: { readonly id: StoredHost['id']; readonly signal: AbortSignal },
  ): Promise<PlanPreview> => {
    const on = { driver: connections.driver(host.id), signal: host.signal }
    return toPreview(await planStack(stack, intent, on), clock.now().toISOString())
  }

  /** The stack of that name; null where it would be made by the apply. A removed one may go to another host. */
  const existing = async (name: string, asked: StoredHost | null): Promise<StoredStack | null> => {
    const stack = await findStack(parts, name)
    if (!stack || asked === null || stack.hostId === asked.id || stack.status === 'REMOVED') return stack
    throw new AppError('STACK_ON_OTHER_HOST', { stack: stack.name, host: stack.hostName, asked: asked.name })
  }

  return {
    previewDocument: previewDocument.handler(async ({ input, signal }) => {
      const asked = input.host === undefined ? null : await hosts.get(input.host)
      const stack = await existing(input.stackName, asked)
      const host = asked?.id ?? stack?.hostId ?? (await defaultHost(hosts)).id
      // A stack that is not stored owns nothing: an id that nothing carries finds nothing.
      const planned = stack
        ? await stackToPlan(stack, parts)
        : { id: StackId.parse(newId()), name: input.stackName, current: null, anonymousVolumes: [] }
      const { pull } = input
      const document = await wholeDocument(parts, input.stackName, input.document)
      const version = stack ? await versions.numberFor(stack.id, document, pull) : 1
      const images = await versions.images(planned.id, version)
      const request = { stackName: input.stackName, document, hostId: host }
      const resolved = pull ? await resolveImages(parts, request, signalOf(parts, signal)) : {}
      const intent = {
        kind: 'apply',
        version,
        document: await versions.whole(document),
        images,
        resolved: new Map(Object.entries(resolved)),
        volumeChoices: input.volumeChoices ?? {},
      } as const
      return preview(planned, intent, { id: host, signal: signalOf(parts, signal) })
    }),

    previewVersion: previewVersion.handler(async ({ input, signal }) => {
      const stack = await stacks.get(input.stack)
      const version = await versionToPlan(stack.id, input.version, versions)
      const intent = { kind: 'apply', ...version, volumeChoices: input.volumeChoices ?? {} } as const
      return preview(await stackToPlan(stack, parts), intent, { id: stack.hostId, signal: signalOf(parts, signal) })
    }),

    previewRemoval: previewRemoval.handler(async ({ input, signal }) => {
      const stack = await stacks.get(input.stack)
      const intent = { kind: 'remove', volumes: input.volumes } as const
      return preview(await stackToPlan(stack, parts), intent, { id: stack.hostId, signal: signalOf(parts, signal) })
    }),
  }
}

/** The stack of that name, null where there is none. */
export async function findStack({ stacks }: Pick<EngineParts, 'stacks'>, name: string): Promise<StoredStack | null> {
  try {
    return await stacks.get(name)
  } catch (error) {
    if (isAppError(error, 'STACK_NOT_FOUND')) return null
    throw error
  }
}
