import { recommendedVersion } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import type { WizardFacts } from '#shared/rules/wizard-facts.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'

/** A part as a test writes it: the component, and what is chosen beside its defaults. */
export type PartOf = { readonly component: string; readonly version?: string } & Readonly<Record<string, unknown>>

/** A line as a test writes it: `app.database > db : sql:postgres by url`. */
export type LineOf = string | ({ readonly line: string } & Readonly<Record<string, unknown>>)

/** Answers from names and lines, with the recommended versions. */
export const answersOf = (
  parts: Readonly<Record<string, PartOf | string>>,
  lines: readonly LineOf[] = [],
  stackName = 'shop',
): WizardAnswers =>
  WizardAnswers.parse({
    stackName,
    parts: Object.entries(parts).map(([name, given]) => {
      const part = typeof given === 'string' ? { component: given } : given
      const component = builtInCatalogue.get(part.component)
      return { version: component ? recommendedVersion(component).id : '1', ...part, name }
    }),
    connections: lines.map((given) => {
      const { line, ...more } = typeof given === 'string' ? { line: given } : given
      const match = /^(\S+)\.(\S+) > (\S+) : (\S+) by (\S+)$/.exec(line)
      if (!match) throw new Error(`no line: ${line}`)
      const [, consumer, need, provider, capability, way] = match
      return { consumer, need, provider, capability, way, ...more }
    }),
  })

/** A host with nothing in the way. */
export const goodHost = {
  name: 'local',
  architecture: 'amd64',
  memoryBytes: 64 * 2 ** 30,
  cpus: 8,
  engineVersion: '29.1.0',
  usedPorts: [],
  maxMapCount: 1_048_576,
  allowedFolders: null,
}

/** Facts about answers on a day on which all versions of the catalogue are known. */
export const factsOf = (answers: WizardAnswers, more: Partial<WizardFacts> = {}): WizardFacts => ({
  answers,
  catalogue: builtInCatalogue,
  host: null,
  today: '2026-11-23',
  previous: null,
  ...more,
})
