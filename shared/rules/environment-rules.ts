import { isSecretName } from '../model/secret-name.ts'
import { serviceEnvironment } from '../wizard/generate/service-environment.ts'
import type { ResolvedPart, ResolvedStack } from '../wizard/resolve/resolved-stack.ts'
import type { Fix } from './finding.ts'
import { automatic, chosen, type Rule, type RuleFinding } from './rule.ts'
import { partSubject } from './subjects.ts'

/** A variable that a person added to a part. */
interface OwnVariable {
  readonly resolved: ResolvedPart
  readonly stack: ResolvedStack
  readonly name: string
  readonly value: string
}

const ofOwnVariables =
  (look: (variable: OwnVariable) => Omit<RuleFinding, 'on'> | null): Rule['check'] =>
  ({ stack }) =>
    stack.parts.flatMap((resolved) =>
      Object.entries(resolved.part.environment).flatMap(([name, value]) => {
        const found = look({ resolved, stack, name, value })
        return found ? [{ ...found, on: partSubject(resolved.part.name, `environment.${name}`) }] : []
      }),
    )

const takeAway = ({ resolved, name }: OwnVariable): Fix =>
  automatic(`Take ${name} away`, { kind: 'set-environment', part: resolved.part.name, name, value: null })

const variablesWithoutOwn = ({ resolved, stack }: OwnVariable) =>
  serviceEnvironment({ ...resolved, part: { ...resolved.part, environment: {} } }, stack).map(({ name }) => name)

const protectionOff: Rule = {
  id: 'SEC-3',
  severity: 'block',
  title: 'Nothing switches the protection off',
  check: ofOwnVariables((variable) => {
    const { name, value, resolved } = variable
    const hit = resolved.component.forbiddenVariables.find(
      (one) => matches(one.name, name) && (one.value === undefined || matches(one.value, value)),
    )
    const empties = /_ALLOW_EMPTY_/.test(name) && !/^(no|false|0|)$/i.test(value)
    if (!hit && !empties) return null
    return {
      ...(hit?.rule !== undefined && { rule: hit.rule }),
      ...(hit && { severity: hit.severity }),
      message: `${name}=${value} must not be set on ${resolved.part.name}.`,
      why: hit?.why ?? 'It would let anybody in without a password.',
      fixes: [takeAway(variable)],
    }
  }),
}

const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'i').test(text)

const bothForms: Rule = {
  id: 'SEC-5',
  severity: 'block',
  title: 'A secret is given in one form',
  check: ofOwnVariables((variable) => {
    const { name } = variable
    const other = name.endsWith('_FILE') ? name.replace(/_+FILE$/, '') : `${name}_FILE`
    const all = [...variablesWithoutOwn(variable), ...Object.keys(variable.resolved.part.environment)]
    if (!all.includes(other)) return null
    return {
      message: `${variable.resolved.part.name} gets both ${name} and ${other}.`,
      why: 'Most images refuse to start with both.',
      fixes: [takeAway(variable)],
    }
  }),
}

const overwritten: Rule = {
  id: 'CFG-12',
  severity: 'warn',
  title: 'Variables of the catalogue are not overwritten',
  check: ofOwnVariables((variable) => {
    if (!variablesWithoutOwn(variable).includes(variable.name)) return null
    return {
      message: `${variable.name} of ${variable.resolved.part.name} is made from its options, and overwritten here.`,
      why: 'What it is connected to is still told the old value.',
      fixes: [takeAway(variable)],
    }
  }),
}

const plainSecret: Rule = {
  id: 'SEC-13',
  severity: 'warn',
  title: 'Secrets do not stand in the text',
  check: ofOwnVariables(({ name, value, resolved }) =>
    value !== '' && isSecretName(name) && !value.startsWith('/run/secrets/')
      ? {
          message: `${name} of ${resolved.part.name} looks like a secret, and would stand in the document.`,
          why: 'Everybody who may read the version would read it. Use an option that is kept sealed, where the component has one.',
          fixes: [],
        }
      : null,
  ),
}

const localhost: Rule = {
  id: 'NET-7',
  severity: 'warn',
  title: 'Parts are called by their names',
  check: ofOwnVariables((variable) => {
    const { name, value, resolved, stack } = variable
    const match = /\b(localhost|127\.0\.0\.1):(\d+)\b/.exec(value)
    if (!match) return null
    const port = Number(match[2])
    const there = stack.parts.filter((one) => one !== resolved && one.ports.some(({ container }) => container === port))
    const [target] = there
    if (!target) return null
    return {
      message: `${name} of ${resolved.part.name} names ${match[0]}, which is ${resolved.part.name} itself.`,
      why: `Inside a container localhost is the container. ${target.part.name} is called ${target.part.name}:${port}.`,
      fixes:
        there.length === 1
          ? [
              chosen(`Write ${target.part.name}:${port}`, {
                kind: 'set-environment',
                part: resolved.part.name,
                name,
                value: value.replace(match[0], `${target.part.name}:${port}`),
              }),
            ]
          : [],
    }
  }),
}

const secretsAsVariables: Rule = {
  id: 'SEC-4',
  severity: 'warn',
  title: 'Secrets are files where the image reads them so',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const { part, component } = resolved
      const knows = component.service.environment.some(({ file, when }) => file !== undefined && resolved.holds(when))
      if (part.secrets === 'files' || !knows || part.image !== null) return []
      return [
        {
          on: partSubject(part.name, 'secrets'),
          message: `Everybody who can inspect ${part.name} sees its secrets.`,
          why: 'Variables of a container are shown by docker inspect and handed on to every process in it.',
          fixes: [automatic('Give them as files', { kind: 'set-secrets', part: part.name, secrets: 'files' })],
        },
      ]
    }),
}

const engineSocket: Rule = {
  id: 'SEC-7',
  severity: 'warn',
  title: 'Nobody gets the socket of the Engine unnoticed',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) =>
      resolved.component.service.binds
        .filter(({ source, when }) => /docker\.sock$/.test(source) && resolved.holds(when))
        .map(() => ({
          on: partSubject(resolved.part.name, 'component'),
          message: `${resolved.part.name} gets the socket of the Docker Engine.`,
          why: 'Whoever gets into it has the host, also where the socket is mounted read-only. A proxy in front of the socket that lets only reading calls through makes that less.',
        })),
    ),
}

/** Rules about the variables that containers get. */
export const environmentRules: readonly Rule[] = [
  protectionOff,
  bothForms,
  overwritten,
  plainSecret,
  localhost,
  secretsAsVariables,
  engineSocket,
]
