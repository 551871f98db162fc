import type { WizardFacts } from '#shared/rules/wizard-facts.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { hostFacts } from '../wizard/host-facts.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { findStack } from './plans.ts'

/** Whose facts: those of a host, for the next version of a stack, that is to publish these ports. */
interface FactsAsked {
  readonly host?: string | undefined
  readonly stack?: string | undefined
  readonly ports: readonly number[]
}

/** What rules look at beside answers and catalogue. @throws AppError HOST_NOT_FOUND */
export async function wizardFacts(
  parts: EngineParts,
  asked: FactsAsked,
  signal: AbortSignal | undefined,
): Promise<Pick<WizardFacts, 'host' | 'today' | 'previous'>> {
  const stack = asked.stack === undefined ? null : await findStack(parts, asked.stack)
  const host = await hostOf(parts, asked.host, stack)
  const owner = stack ? { stackId: stack.id, adoptedProject: stack.adoptedProject } : null
  const { connections } = parts
  const { wizardFolders: allowedFolders } = await parts.settings.get()
  const told = {
    name: host.name,
    fact: connections.facts(host.id),
    driver: connections.driver(host.id),
    owner,
    ports: asked.ports,
    allowedFolders,
  }
  return {
    host: await hostFacts(told, signalOf(parts, signal)),
    today: parts.clock.now().toISOString().slice(0, 10),
    previous: await previousAnswers(parts, stack),
  }
}

const hostOf = async ({ hosts }: EngineParts, asked: string | undefined, stack: StoredStack | null) => {
  if (asked !== undefined) return hosts.get(asked)
  return stack ? hosts.get(stack.hostId) : defaultHost(hosts)
}

/** Of the version that runs, where the wizard made it; else of the newest that it made. */
const previousAnswers = async ({ wizard }: EngineParts, stack: StoredStack | null) => {
  if (!stack || stack.currentVersion === null) return null
  const made = (await wizard.ofVersion(stack.id, stack.currentVersion)) ?? (await wizard.newest(stack.id))
  return made?.answers ?? null
}
