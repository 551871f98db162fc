import { z } from 'zod'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { WizardAnswers } from '../wizard/answers.ts'

const hostFactsShape = z.object({
  name: z.string(),
  /** As OCI names it: `amd64`, `arm64`. */
  architecture: z.string().nullable(),
  memoryBytes: z.number().nullable(),
  cpus: z.number().nullable(),
  engineVersion: z.string().nullable(),
  /** Ports of the host that are taken by what is not of this stack. */
  usedPorts: z.array(
    z.object({ port: z.number().int(), protocol: z.enum(['tcp', 'udp']), address: z.string(), holder: z.string() }),
  ),
  /** `vm.max_map_count` of the kernel. */
  maxMapCount: z.number().nullable(),
  /** Folders of the host that may be mounted; null where any may. */
  allowedFolders: z.array(z.string()).nullable(),
})
type HostFactsShape = typeof hostFactsShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface HostFactsSchema extends HostFactsShape {}
/** What is known of the host that a stack is meant for. Null is "not known", and no rule guesses. */
export const HostFacts: HostFactsSchema = hostFactsShape
export type HostFacts = z.infer<typeof HostFacts>

/** All that rules look at. The same facts always give the same findings. */
export interface WizardFacts {
  readonly answers: WizardAnswers
  readonly catalogue: Catalogue
  /** Null where no host was chosen, or nothing is known of it. */
  readonly host: HostFacts | null
  /** The present day, `2026-11-23`. */
  readonly today: string
  /** Answers of the version that runs, for what must not be changed on data that is there; null for a new stack. */
  readonly previous: WizardAnswers | null
}
