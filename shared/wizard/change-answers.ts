import type { AnswerChange } from './answer-change.ts'
import { type Connection, connectionKey, type Part, type WizardAnswers } from './answers.ts'

/** The answers with all changes made, in order. A change of what is not there does nothing. The given answers stay as they are. */
export const changeAnswers = (answers: WizardAnswers, changes: readonly AnswerChange[]): WizardAnswers =>
  changes.reduce(changeOnce, answers)

type PartChange = Extract<AnswerChange, { part: string }>
type LinkChange = Extract<AnswerChange, { consumer: string }>

const changeOnce = (answers: WizardAnswers, change: AnswerChange): WizardAnswers => {
  switch (change.kind) {
    case 'add-part':
      return { ...answers, parts: [...answers.parts, change.part] }
    case 'connect':
      return connect(answers, change.connection)
    case 'disconnect':
      return { ...answers, connections: without(answers.connections, change) }
    case 'set-way':
    case 'set-waits':
    case 'set-connection-option':
      return {
        ...answers,
        connections: answers.connections.map((one) => (same(one, change) ? changeLink(one, change) : one)),
      }
    case 'remove-part':
      return removePart(answers, change.part)
    case 'rename-part':
      return renamePart(answers, change.part, change.name)
    default:
      return {
        ...answers,
        parts: answers.parts.map((part) => (part.name === change.part ? changePart(part, change) : part)),
      }
  }
}

const same = (a: Parameters<typeof connectionKey>[0], b: Parameters<typeof connectionKey>[0]): boolean =>
  connectionKey(a) === connectionKey(b)

const without = (connections: readonly Connection[], key: Parameters<typeof connectionKey>[0]): Connection[] =>
  connections.filter((one) => !same(one, key))

/** In place of what was there with the same ends. */
const connect = (answers: WizardAnswers, connection: Connection): WizardAnswers => ({
  ...answers,
  connections: [...without(answers.connections, connection), connection],
})

const removePart = (answers: WizardAnswers, name: string): WizardAnswers => {
  const { [name]: _gone, ...layout } = answers.layout
  return {
    ...answers,
    parts: answers.parts.filter((part) => part.name !== name),
    connections: answers.connections.filter(({ consumer, provider }) => consumer !== name && provider !== name),
    layout,
  }
}

/** Where several have the name, the last of them gets the new one, and connections stay with the first. */
const renamePart = (answers: WizardAnswers, old: string, name: string): WizardAnswers => {
  const index = answers.parts.findLastIndex((part) => part.name === old)
  if (index < 0) return answers
  const parts = answers.parts.map((part, at) => (at === index ? { ...part, name } : part))
  if (answers.parts.filter((part) => part.name === old).length > 1) return { ...answers, parts }
  const renamed = (end: string) => (end === old ? name : end)
  const connections = answers.connections.map((one) => ({
    ...one,
    consumer: renamed(one.consumer),
    provider: renamed(one.provider),
  }))
  const layout = Object.fromEntries(Object.entries(answers.layout).map(([key, at]) => [renamed(key), at]))
  return { ...answers, parts, connections, layout }
}

const changeLink = (one: Connection, change: LinkChange): Connection => {
  switch (change.kind) {
    case 'set-way':
      return { ...one, way: change.way, options: {} }
    case 'set-waits':
      return { ...one, waits: change.waits }
    case 'set-connection-option':
      return { ...one, options: withKey(one.options, change.option, change.value) }
    case 'disconnect':
      return one
  }
}

const changePart = (
  part: Part,
  change: Exclude<PartChange, { kind: 'add-part' | 'remove-part' | 'rename-part' }>,
): Part => {
  switch (change.kind) {
    case 'replace-component':
      return {
        ...part,
        component: change.component,
        version: change.version,
        image: null,
        options: {},
        ports: {},
        volumes: {},
      }
    case 'set-version':
      return { ...part, version: change.version }
    case 'set-image':
      return { ...part, image: change.image }
    case 'set-option':
      return { ...part, options: withKey(part.options, change.option, change.value) }
    case 'set-port':
      return { ...part, ports: { ...part.ports, [change.port]: change.publication } }
    case 'set-volume':
      return { ...part, volumes: { ...part.volumes, [change.volume]: change.choice } }
    case 'set-environment':
      return { ...part, environment: withKey(part.environment, change.name, change.value) }
    case 'set-memory': {
      const { memory: _old, ...rest } = part
      return change.memory === null ? rest : { ...rest, memory: change.memory }
    }
    case 'set-health':
      return { ...part, health: change.health }
    case 'set-secrets':
      return { ...part, secrets: change.secrets }
    case 'set-networks':
      return { ...part, networks: change.networks }
  }
}

const withKey = <Value>(
  values: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Record<string, Value> => {
  const { [key]: _old, ...rest } = values
  return value === null ? rest : { ...rest, [key]: value }
}
