import { recommendedVersion, versionOf } from '../catalogue/catalogue.ts'
import { freePartName } from './free-names.ts'
import { automatic, chosen, type Rule } from './rule.ts'
import { partSubject, stackSubject } from './subjects.ts'

const nothingChosen: Rule = {
  id: 'CHO-3',
  severity: 'block',
  title: 'A stack has parts',
  check: ({ answers }) =>
    answers.parts.length > 0
      ? []
      : [
          {
            on: stackSubject,
            message: 'Nothing is chosen yet.',
            why: 'A stack needs one part at least. Pick a component.',
          },
        ],
}

const unknownComponent: Rule = {
  id: 'CHO-1',
  severity: 'block',
  title: 'Components are in the catalogue',
  check: ({ answers, catalogue }) =>
    answers.parts
      .filter(({ component }) => !catalogue.has(component))
      .map(({ name, component }) => ({
        on: partSubject(name, 'component'),
        message: `The catalogue has no component called ${component}.`,
        why: 'Its file may have been taken out of the data folder, or cannot be read. Put it back, or take the part out.',
        fixes: [chosen(`Take ${name} out`, { kind: 'remove-part', part: name })],
      })),
}

const unknownVersion: Rule = {
  id: 'CHO-2',
  severity: 'block',
  title: 'Versions are in the catalogue',
  check: ({ stack }) =>
    stack.parts.flatMap(({ part, component }) => {
      if (versionOf(component, part.version)) return []
      const { id } = recommendedVersion(component)
      return [
        {
          on: partSubject(part.name, 'version'),
          message: `${component.title} has no version ${part.version} in the catalogue.`,
          why: 'Nobody knows which image that would be.',
          fixes: [automatic(`Use ${component.title} ${id}`, { kind: 'set-version', part: part.name, version: id })],
        },
      ]
    }),
}

const sameName: Rule = {
  id: 'NAM-1',
  severity: 'block',
  title: 'Names are unique',
  check: (context) => {
    const seen = new Set<string>()
    return context.answers.parts.flatMap(({ name }) => {
      if (!seen.has(name)) {
        seen.add(name)
        return []
      }
      const free = freePartName(context, name)
      return [
        {
          on: partSubject(name, 'name'),
          message: `Two parts are called ${name}.`,
          why: 'The name is the service, and the host name by which others find it.',
          fixes: [automatic(`Call the second ${free}`, { kind: 'rename-part', part: name, name: free })],
        },
      ]
    })
  },
}

const conflicts: Rule = {
  id: 'CMP-5',
  severity: 'block',
  title: 'Components that cannot be together',
  check: ({ stack }) =>
    stack.parts.flatMap(({ part, component }) =>
      component.conflicts.flatMap(({ component: other, why }) =>
        stack.parts
          .filter((one) => one.component.id === other)
          .map((one) => ({
            on: partSubject(part.name, 'component'),
            message: `${component.title} and ${one.component.title} cannot be in one stack.`,
            why,
            fixes: [
              chosen(`Take ${part.name} out`, { kind: 'remove-part' as const, part: part.name }),
              chosen(`Take ${one.part.name} out`, { kind: 'remove-part' as const, part: one.part.name }),
            ],
          })),
      ),
    ),
}

const componentRules: Rule = {
  id: 'OWN',
  severity: 'warn',
  title: 'What components say of themselves',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) =>
      resolved.component.rules
        .filter(({ when }) => resolved.holds(when))
        .map(({ id, severity, message, why, fix }) => ({
          rule: id,
          severity,
          on: partSubject(resolved.part.name, fix ? `options.${fix.option}` : 'component'),
          message: `${resolved.part.name}: ${message}`,
          why,
          fixes: fix
            ? [
                automatic(fix.title, {
                  kind: 'set-option',
                  part: resolved.part.name,
                  option: fix.option,
                  value: fix.value,
                }),
              ]
            : [],
        })),
    ),
}

/** Rules about parts as such. Names first: every other fix finds its part by the name. */
export const partRules: readonly Rule[] = [
  sameName,
  nothingChosen,
  unknownComponent,
  unknownVersion,
  conflicts,
  componentRules,
]
