import { compare, major, minor } from 'semver'
import { versionOf } from '../catalogue/catalogue.ts'
import type { Component, ComponentVersion } from '../catalogue/component.ts'
import { canonicalJson } from '../format/canonical-json.ts'
import type { Part } from '../wizard/answers.ts'
import { resolveStack } from '../wizard/resolve/resolve-stack.ts'
import type { ResolvedPart, ResolvedVolume } from '../wizard/resolve/resolved-stack.ts'
import type { Fix } from './finding.ts'
import { automatic, chosen, type Rule, type RuleContext, type RuleFinding } from './rule.ts'
import { partSubject } from './subjects.ts'

/** A part whose data was written by an earlier version of the stack. */
interface Grown {
  readonly before: ResolvedPart
  readonly now: ResolvedPart
  readonly volume: ResolvedVolume
}

/** Volumes with state that are now given to what they were given before, or to something else. */
const grownParts = (context: RuleContext): readonly Grown[] => {
  if (!context.previous) return []
  const old = resolveStack(context.previous, context.catalogue)
  const owners = new Map(
    old.parts.flatMap((before) =>
      before.volumes.flatMap((volume) => (volume.entry.state ? [[placeOf(volume), before] as const] : [])),
    ),
  )
  return context.stack.parts.flatMap((now) => {
    const [first] = now.volumes.flatMap((volume) => {
      const before = volume.entry.state ? owners.get(placeOf(volume)) : undefined
      return before ? [{ before, now, volume }] : []
    })
    return first ? [first] : []
  })
}

const placeOf = ({ choice, name }: ResolvedVolume): string =>
  choice.kind === 'folder' ? `folder ${choice.path}` : choice.kind === 'volume' ? `volume ${name}` : ''

const ofSteps =
  (look: (grown: Grown) => Omit<RuleFinding, 'on'> | null): Rule['check'] =>
  (context) =>
    grownParts(context).flatMap((grown) => {
      if (grown.before.component.id !== grown.now.component.id) return []
      const found = look(grown)
      return found ? [{ ...found, on: partSubject(grown.now.part.name, 'version') }] : []
    })

const stay = ({ before, now }: Grown): Fix =>
  automatic(`Stay with ${now.component.title} ${before.part.version}`, {
    kind: 'set-version',
    part: now.part.name,
    version: before.part.version,
  })

const freshVolume = ({ now, volume }: Grown, label: string): Fix =>
  chosen(`Start on a new, empty volume`, {
    kind: 'set-volume',
    part: now.part.name,
    volume: volume.entry.id,
    choice: { kind: 'volume', name: `${volume.name}_${label.replace(/[^A-Za-z0-9]/g, '_')}` },
  })

const noteOf = ({ upgrade }: Component): string => upgrade.note ?? 'Its data is not read by another release just so.'

const foreignData: Rule = {
  id: 'UPG-1',
  severity: 'block',
  title: 'Data is read by the release that wrote it',
  check: ofSteps((grown) => {
    const { before, now } = grown
    const { kind } = now.component.upgrade
    if (kind !== 'dump-between-majors' || major(before.version.release) === major(now.version.release)) return null
    return {
      message: `${now.component.title} ${now.version.id} cannot read the data that ${before.version.id} wrote.`,
      why: noteOf(now.component),
      fixes: [stay(grown), freshVolume(grown, now.version.id)],
    }
  }),
}

const backwards: Rule = {
  id: 'UPG-2',
  severity: 'block',
  title: 'Data does not go back to an older release',
  check: ofSteps((grown) => {
    const { before, now } = grown
    const { kind } = now.component.upgrade
    const isSameMajorDump = kind === 'dump-between-majors'
    if (kind === 'free' || isSameMajorDump || compare(now.version.release, before.version.release) >= 0) return null
    return {
      message: `${now.component.title} cannot go back from ${before.version.id} to ${now.version.id} with its data.`,
      why: 'A newer release has changed it. The only way back is a backup from before.',
      fixes: [stay(grown), freshVolume(grown, now.version.id)],
    }
  }),
}

const skippedMajor: Rule = {
  id: 'UPG-3',
  severity: 'block',
  title: 'No major version is skipped',
  check: ofSteps((grown) => {
    const { before, now } = grown
    if (now.component.upgrade.kind !== 'one-major-at-a-time') return null
    const from = major(before.version.release)
    if (major(now.version.release) <= from + 1) return null
    const next = nextMajor(now.component.versions, from)
    return {
      message: `${now.component.title} is upgraded one major version at a time, and ${before.version.id} to ${now.version.id} is more.`,
      why: noteOf(now.component),
      fixes: [
        ...(next
          ? [
              automatic(`Go to ${next.id} first`, {
                kind: 'set-version' as const,
                part: now.part.name,
                version: next.id,
              }),
            ]
          : []),
        stay(grown),
      ],
    }
  }),
}

const nextMajor = (versions: readonly ComponentVersion[], from: number): ComponentVersion | undefined =>
  versions.find(({ release }) => major(release) === from + 1)

const otherComponent: Rule = {
  id: 'UPG-5',
  severity: 'block',
  title: 'A volume stays with the component that wrote it',
  check: (context) =>
    grownParts(context).flatMap((grown) => {
      const { before, now } = grown
      if (before.component.id === now.component.id) return []
      const alike = now.component.upgrade.notFrom.includes(before.component.id)
      return [
        {
          rule: alike ? 'UPG-4' : 'UPG-5',
          on: partSubject(now.part.name, 'component'),
          message: `${now.component.title} cannot read the data that ${before.component.title} left in the volume of ${now.part.name}.`,
          why: alike
            ? 'They look alike and have different files. Copy the data over with their own tools.'
            : 'Start on an empty volume; the old one is kept until somebody removes it.',
          fixes: [
            freshVolume(grown, now.component.id),
            chosen(`Go back to ${before.component.title}`, {
              kind: 'replace-component',
              part: now.part.name,
              component: before.component.id,
              version: before.part.version,
            }),
          ],
        },
      ]
    }),
}

const backupFirst: Rule = {
  id: 'UPG-6',
  severity: 'warn',
  title: 'There is a backup before a step that cannot be undone',
  check: ofSteps(({ before, now }) => {
    if (before.version.id === now.version.id || now.component.upgrade.kind === 'free') return null
    const { backup } = now.component.upgrade
    return {
      message: `Make a backup of ${now.part.name} before it goes from ${before.version.id} to ${now.version.id}.`,
      why: `The step cannot be undone on its data.${backup === undefined ? '' : ` How: ${backup}.`}`,
    }
  }),
}

const preparedStep: Rule = {
  id: 'UPG-7',
  severity: 'warn',
  title: 'Steps that have to be prepared',
  check: ofSteps(({ before, now }) => {
    const from = before.version.release
    const to = now.version.release
    if (!now.component.upgrade.preparesMinor || (major(from) === major(to) && minor(from) === minor(to))) return null
    return {
      message: `${now.component.title} needs to be prepared before it goes from ${before.version.id} to ${now.version.id}.`,
      why: noteOf(now.component),
    }
  }),
}

const firstStartOnly: Rule = {
  id: 'UPG-8',
  severity: 'warn',
  title: 'What is read on the first start only is not changed later',
  check: (context) =>
    grownParts(context).flatMap(({ before, now }) =>
      before.component.id !== now.component.id
        ? []
        : [...now.options.values()]
            .filter(
              ({ option, value }) => option.firstStartOnly && differs(value, before.options.get(option.id)?.value),
            )
            .map(({ option }) => ({
              on: partSubject(now.part.name, `options.${option.id}`),
              message: `${option.title} of ${now.part.name} is read on the first start only, and the data is there already.`,
              why: 'What is connected would be told the new value, and the old one would still count. Change it inside first.',
              fixes: [goBack(now.part, option.id, before.part)],
            })),
    ),
}

const differs = (now: unknown, before: unknown): boolean =>
  before !== undefined && canonicalJson(now) !== canonicalJson(before)

const goBack = (part: Part, option: string, before: Part): Fix =>
  automatic('Go back to what it was', {
    kind: 'set-option',
    part: part.name,
    option,
    value: before.options[option] ?? null,
  })

const versionGone: Rule = {
  id: 'UPG-9',
  severity: 'inform',
  title: 'The version that runs is still in the catalogue',
  check: ({ stack, previous }) =>
    stack.parts.flatMap(({ part, component }) => {
      const before = previous?.parts.find(({ name }) => name === part.name)
      if (!before || before.component !== component.id || versionOf(component, before.version)) return []
      return [
        {
          on: partSubject(part.name, 'version'),
          message: `${component.title} ${before.version}, which runs, is not in the catalogue any more.`,
          why: 'What is needed to go from it to another version is not known here.',
        },
      ]
    }),
}

/** Rules about changes of a stack whose data is there. */
export const upgradeRules: readonly Rule[] = [
  foreignData,
  backwards,
  skippedMajor,
  otherComponent,
  backupFirst,
  preparedStep,
  firstStartOnly,
  versionGone,
]
