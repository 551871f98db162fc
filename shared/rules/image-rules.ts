import { major, satisfies } from 'semver'
import type { ComponentVersion } from '../catalogue/component.ts'
import { imageOf } from '../wizard/resolve/resolve-stack.ts'
import type { ResolvedPart } from '../wizard/resolve/resolved-stack.ts'
import type { Fix } from './finding.ts'
import { readImageName, releaseOfTag } from './image-reference.ts'
import { automatic, chosen, type Rule, type RuleContext, type RuleFinding } from './rule.ts'
import { partSubject } from './subjects.ts'

/** Says something of each part whose image a person named. */
const ofOwnImages =
  (look: (resolved: ResolvedPart, image: string) => Omit<RuleFinding, 'on'> | null): Rule['check'] =>
  ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const { name, image } = resolved.part
      const found = image === null ? null : look(resolved, image)
      return found ? [{ ...found, on: partSubject(name, 'image') }] : []
    })

const takeCatalogueImage = ({ part, component, version }: ResolvedPart): Fix =>
  automatic(`Use ${imageOf(component, version)}`, { kind: 'set-image', part: part.name, image: null })

const unreadable: Rule = {
  id: 'IMG-10',
  severity: 'block',
  title: 'The image has a name',
  check: ofOwnImages((resolved, image) =>
    readImageName(image)
      ? null
      : {
          message: `${image === '' ? 'An empty text' : image} is no name of an image.`,
          why: 'No Engine would take it. A name looks like registry.example.org/team/app:1.4.',
          fixes: [takeCatalogueImage(resolved)],
        },
  ),
}

const movingTag: Rule = {
  id: 'IMG-1',
  severity: 'warn',
  title: 'The tag names a version',
  check: ofOwnImages((resolved, image) => {
    const name = readImageName(image)
    if (!name || name.digest !== null || (name.tag !== null && name.tag !== 'latest')) return null
    const { tag } = resolved.version
    const pinned = `${name.repository}:${tag}`
    const sameRepository = name.repository === (resolved.version.image ?? resolved.component.image)
    return {
      message: `${image} names no version: "latest" can be another major version at the next pull.`,
      why: 'Nobody can tell which one runs, and going back to a version does not bring the old one back.',
      fixes: sameRepository
        ? [takeCatalogueImage(resolved)]
        : [chosen(`Use ${pinned}`, { kind: 'set-image', part: resolved.part.name, image: pinned })],
    }
  }),
}

/** Days between now and the end at which it is worth a word. */
const soonDays = 90
const dayMs = 86_400_000

const ended: Rule = {
  id: 'IMG-2',
  severity: 'warn',
  title: 'The version is supported',
  check: ({ stack, today }) =>
    stack.parts.flatMap(({ part, component, version }) => {
      const { date } = version.ends
      if (date === null || part.image !== null) return []
      const days = (Date.parse(date) - Date.parse(today)) / dayMs
      if (days > soonDays) return []
      const next = component.versions.find((one) => isSupported(one, today) && one.id !== version.id)
      const title = `${component.title} ${version.id}`
      return [
        {
          on: partSubject(part.name, 'version'),
          severity: days < 0 ? ('warn' as const) : ('inform' as const),
          message:
            days < 0
              ? `${title} gets no security fixes since ${date}.`
              : `${title} gets security fixes until ${date}, which is soon.`,
          why: `Holes that are found later stay open. Source of the date: ${version.ends.source}.`,
          // On data that is there another version needs a person's thought: it is offered, and never taken by itself.
          fixes: next
            ? [chosen(`Use ${component.title} ${next.id}`, { kind: 'set-version', part: part.name, version: next.id })]
            : [],
        },
      ]
    }),
}

const isSupported = ({ ends, label }: ComponentVersion, today: string): boolean =>
  label !== 'innovation' && (ends.date === null || Date.parse(ends.date) - Date.parse(today) > soonDays * dayMs)

const removedImages: Rule = {
  id: 'IMG-3',
  severity: 'block',
  title: 'The image is still there',
  check: ofOwnImages((resolved, image) =>
    /^(docker\.io\/)?bitnami\//.test(image)
      ? {
          message: `${image} was removed from its registry.`,
          why: 'The versioned images of bitnami left Docker Hub on 2025-09-29; the frozen copies get no fixes.',
          fixes: [takeCatalogueImage(resolved)],
        }
      : null,
  ),
}

const unmaintained: Rule = {
  id: 'IMG-4',
  severity: 'warn',
  title: 'The component is looked after',
  check: ({ stack, catalogue }) =>
    stack.parts.flatMap(({ part, component }) =>
      component.notes
        .filter(({ warns }) => warns)
        .map(({ text, insteadUse }) => {
          const other = insteadUse === undefined ? undefined : catalogue.get(insteadUse)
          return {
            on: partSubject(part.name, 'component'),
            message: text,
            why: `That is known of ${component.title} before anybody starts it.`,
            fixes: other
              ? [
                  chosen(`Use ${other.title} instead`, {
                    kind: 'replace-component',
                    part: part.name,
                    component: other.id,
                    version: other.recommended,
                  }),
                ]
              : [],
          }
        }),
    ),
}

const architecture: Rule = {
  id: 'IMG-5',
  severity: 'block',
  title: 'The image is made for the host',
  check: ({ stack, host }) =>
    stack.parts.flatMap(({ part, component, version }) => {
      const wanted = host?.architecture
      if (!wanted || part.image !== null || isFor(version, wanted)) return []
      const other = component.versions.find((one) => isFor(one, wanted))
      return [
        {
          on: partSubject(part.name, 'version'),
          message: `${imageOf(component, version)} has no build for ${wanted}, which ${host.name} is.`,
          why: 'It would not start. Choose another version or component, or an image of your own.',
          fixes: other
            ? [
                automatic(`Use ${component.title} ${other.id}`, {
                  kind: 'set-version',
                  part: part.name,
                  version: other.id,
                }),
              ]
            : [],
        },
      ]
    }),
}

const isFor = ({ architectures }: ComponentVersion, wanted: string): boolean => architectures.includes(wanted)

const innovation: Rule = {
  id: 'IMG-6',
  severity: 'warn',
  title: 'The release has a support of some length',
  check: ({ stack }) =>
    stack.parts.flatMap(({ part, component, version }) => {
      if (version.label !== 'innovation' || part.image !== null) return []
      const lasting = component.versions.find(({ label }) => label === 'LTS')
      return [
        {
          on: partSubject(part.name, 'version'),
          message: `${component.title} ${version.id} is an innovation release.`,
          why: 'It loses its support as soon as the next one is out, every few months.',
          fixes: lasting
            ? [
                chosen(`Use ${component.title} ${lasting.id} LTS`, {
                  kind: 'set-version',
                  part: part.name,
                  version: lasting.id,
                }),
              ]
            : [],
        },
      ]
    }),
}

const movedRegistry: Rule = {
  id: 'IMG-7',
  severity: 'warn',
  title: 'The image has not moved',
  check: ofOwnImages((resolved, image) =>
    /^gcr\.io\/(cadvisor|google-containers)\//.test(image)
      ? {
          message: `${image} has moved; this copy gets no fixes.`,
          why: 'The last one there cannot see containers on Docker Engine 29.',
          fixes: [takeCatalogueImage(resolved)],
        }
      : null,
  ),
}

const engineTooNew: Rule = {
  id: 'IMG-8',
  severity: 'block',
  title: 'The release gets on with the Engine',
  check: (context) =>
    context.stack.parts.flatMap((resolved) =>
      resolved.component.engineLimits
        .filter(
          (limit) =>
            satisfies(releaseThatRuns(resolved), limit.release) && satisfies(engineRelease(context), limit.engine),
        )
        .map(({ why }) => ({
          on: partSubject(resolved.part.name, resolved.part.image === null ? 'version' : 'image'),
          message: `${resolved.image} does not work with the Docker Engine of ${context.host?.name ?? 'the host'}.`,
          why,
          fixes: [
            automatic(
              `Use ${resolved.component.title} ${resolved.component.recommended}`,
              { kind: 'set-image', part: resolved.part.name, image: null },
              { kind: 'set-version', part: resolved.part.name, version: resolved.component.recommended },
            ),
          ],
        })),
    ),
}

const releaseThatRuns = ({ part, version }: ResolvedPart): string =>
  part.image === null ? version.release : (releaseOfTag(readImageName(part.image)?.tag ?? null) ?? version.release)

const engineRelease = ({ host }: RuleContext): string => releaseOfTag(host?.engineVersion ?? null) ?? '0.0.0'

const otherRelease: Rule = {
  id: 'IMG-9',
  severity: 'warn',
  title: 'The image is of the version that was chosen',
  check: ofOwnImages((resolved, image) => {
    const release = releaseOfTag(readImageName(image)?.tag ?? null)
    const sameName = readImageName(image)?.repository.split('/').at(-1) === resolved.component.image.split('/').at(-1)
    if (release === null || !sameName || major(release) === major(resolved.version.release)) return null
    const { part, component, version } = resolved
    const fitting = component.versions.find((one) => major(one.release) === major(release))
    // A number that the component never had is somebody's own count of images.
    const isOtherData = component.upgrade.kind === 'dump-between-majors' && fitting !== undefined
    return {
      severity: isOtherData ? 'block' : 'warn',
      message: `${image} is ${component.title} ${major(release)}, and version ${version.id} was chosen.`,
      why: 'Folders, variables and the health check are those of the version that was chosen, and may not fit.',
      fixes: [
        ...(fitting
          ? [automatic(`Choose version ${fitting.id}`, { kind: 'set-version', part: part.name, version: fitting.id })]
          : []),
        // The image was named by a person: only that person gives it up.
        { ...takeCatalogueImage(resolved), automatic: false },
      ],
    }
  }),
}

/** Rules about images and their versions. */
export const imageRules: readonly Rule[] = [
  unreadable,
  movingTag,
  ended,
  removedImages,
  unmaintained,
  architecture,
  innovation,
  movedRegistry,
  engineTooNew,
  otherRelease,
]
