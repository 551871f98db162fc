import type { Catalogue } from '../../catalogue/catalogue.ts'
import { partSubject, stackSubject } from '../../rules/subjects.ts'
import type { WizardAnswers } from '../answers.ts'
import type { GeneratedDocument, SecretVariable } from '../generated-document.ts'
import { composeText } from '../resolve/rendered-text.ts'
import { resolveStack } from '../resolve/resolve-stack.ts'
import type { ResolvedPart, ResolvedStack } from '../resolve/resolved-stack.ts'
import { generateService, type ServiceInput, secretFilesOf } from './generate-service.ts'
import { secretName, serviceEnvironment } from './service-environment.ts'
import { serviceFiles } from './service-files.ts'
import { stackNeeds } from './stack-needs.ts'
import { map, scalar, type YamlEntry, type YamlLine, yamlLines } from './yaml-lines.ts'

/**
 * The compose document of answers, with comments, as a person would write it; and which line came from which choice.
 * Unknown components and connections that lead nowhere are left out: rules say so. Secrets are variables in it.
 */
export const generateDocument = (answers: WizardAnswers, catalogue: Catalogue): GeneratedDocument =>
  generateStack(resolveStack(answers, catalogue))

/** As `generateDocument`, of answers that were looked up before. */
export const generateStack = (stack: ResolvedStack): GeneratedDocument => {
  const services = stack.parts.map((resolved) => ({
    resolved,
    stack,
    variables: serviceEnvironment(resolved, stack),
    files: serviceFiles(resolved, stack),
  }))
  const entries = [
    { key: 'services', value: map(services.map(serviceEntry)), apart: true },
    ...networkSection(stack),
    ...volumeSection(stack),
    ...configSection(services),
    ...secretSection(services),
  ]
  const lines = [...heading(stack), ...yamlLines(entries, stackSubject)]
  return {
    text: `${lines.map(({ text }) => text).join('\n')}\n`,
    origins: lines.map(({ from }, index) => ({ line: index + 1, from })),
    variables: variablesOf(stack),
    needs: stackNeeds(stack),
  }
}

const heading = ({ stackName, parts }: ResolvedStack): readonly YamlLine[] => {
  const titles = [...new Set(parts.map(({ component }) => component.title))]
  const secrets = parts.some(({ secrets: own }) => own.size > 0)
  const lines = [
    titles.length > 0 ? `${stackName}: ${titles.join(', ')}` : stackName,
    'Made with the wizard of Stackwright; it is yours to change.',
    ...(secrets ? ['Secrets stand here as variables. Their values are kept sealed, beside this document.'] : []),
  ]
  return lines.map((line) => ({ text: `# ${line}`, from: stackSubject }))
}

const serviceEntry = (input: ServiceInput, index: number): YamlEntry => {
  const { part, component, version } = input.resolved
  return {
    key: part.name,
    apart: index > 0,
    comment: part.image === null ? `${component.title} ${version.id}${supportOf(version.ends)}` : component.title,
    from: partSubject(part.name, 'component'),
    value: map(generateService(input)),
  }
}

const supportOf = ({ date, rule }: ResolvedPart['version']['ends']): string => {
  if (date !== null) return `, supported until ${date}`
  return rule === undefined ? '' : `, supported ${rule}`
}

const networkSection = ({ parts }: ResolvedStack): readonly YamlEntry[] => {
  const names = [...new Set(parts.flatMap(({ part }) => part.networks))].filter((name) => name !== 'default')
  return section(
    'networks',
    names.map((key) => ({ key, value: map([]) })),
  )
}

const volumeSection = ({ parts }: ResolvedStack): readonly YamlEntry[] => {
  const named = parts.flatMap(({ part, volumes }) =>
    volumes.flatMap(({ entry, choice, name }) =>
      choice.kind === 'volume'
        ? [
            {
              key: name,
              value: map([]),
              comment: `${part.name}: ${entry.title}`,
              from: partSubject(part.name, `volumes.${entry.id}`),
            },
          ]
        : [],
    ),
  )
  return section('volumes', onceEach(named))
}

const configSection = (services: readonly ServiceInput[]): readonly YamlEntry[] =>
  section(
    'configs',
    onceEach(
      services.flatMap(({ files }) =>
        files.map(({ name, content, about, from }) => ({
          key: name,
          comment: about,
          from,
          value: map([{ key: 'content', value: scalar(composeText(content)) }]),
        })),
      ),
    ),
  )

const secretSection = (services: readonly ServiceInput[]): readonly YamlEntry[] => {
  const names = [...new Set(services.flatMap(({ variables }) => secretFilesOf(variables)))]
  return section(
    'secrets',
    names.map((name) => ({
      key: secretName(name),
      from: ownerOf(name, services),
      value: map([{ key: 'environment', value: scalar(name) }]),
    })),
  )
}

const ownerOf = (variable: string, services: readonly ServiceInput[]): YamlEntry['from'] => {
  for (const { resolved } of services) {
    const option = [...resolved.secrets].find(([, name]) => name === variable)?.[0]
    if (option !== undefined) return partSubject(resolved.part.name, `options.${option}`)
  }
  return stackSubject
}

const onceEach = (entries: readonly YamlEntry[]): readonly YamlEntry[] =>
  [...new Map([...entries].reverse().map((entry) => [entry.key, entry])).values()].reverse()

const section = (key: string, entries: readonly YamlEntry[]): readonly YamlEntry[] =>
  entries.length === 0 ? [] : [{ key, value: map(entries), apart: true }]

const variablesOf = ({ parts }: ResolvedStack): SecretVariable[] =>
  parts.flatMap(({ part, secrets, options }) =>
    [...secrets].map(([option, name]) => ({
      name,
      part: part.name,
      option,
      state: stateOf(options.get(option)?.value),
    })),
  )

const stateOf = (value: unknown): SecretVariable['state'] => {
  if (typeof value !== 'object' || value === null || !('secret' in value)) return 'generate'
  return value.secret === 'given' || value.secret === 'sealed' ? value.secret : 'generate'
}
