import { automatic, chosen, type Rule } from './rule.ts'
import { partSubject } from './subjects.ts'

const noVolume: Rule = {
  id: 'VOL-2',
  severity: 'block',
  title: 'State needs a volume',
  check: ({ stack }) =>
    stack.parts.flatMap(({ part, component, volumes }) =>
      volumes
        .filter(({ entry, choice }) => entry.state && choice.kind === 'none')
        .map(({ entry }) => ({
          rule: entry.declared ? 'VOL-1' : 'VOL-2',
          severity: entry.declared ? ('warn' as const) : ('block' as const),
          on: partSubject(part.name, `volumes.${entry.id}`),
          message: entry.declared
            ? `${part.name} keeps its data in an unnamed volume, which is easily lost.`
            : `The data of ${part.name} is gone as soon as its container is made again.`,
          why: `${component.title} writes to ${entry.path}, and containers are replaced whenever something changes.`,
          fixes: [
            automatic('Use a named volume', {
              kind: 'set-volume',
              part: part.name,
              volume: entry.id,
              choice: { kind: 'volume' },
            }),
          ],
        })),
    ),
}

const sharedData: Rule = {
  id: 'VOL-5',
  severity: 'block',
  title: 'Nobody shares a data folder',
  check: ({ stack }) => {
    const first = new Map<string, string>()
    return stack.parts.flatMap(({ part, volumes }) =>
      volumes.flatMap(({ entry, choice, name }) => {
        if (!entry.state || choice.kind === 'none') return []
        const place = choice.kind === 'volume' ? `volume ${name}` : `folder ${choice.path.replace(/\/+$/, '')}`
        const owner = first.get(place)
        if (owner === undefined) {
          first.set(place, part.name)
          return []
        }
        return [
          {
            on: partSubject(part.name, `volumes.${entry.id}`),
            message: `${part.name} and ${owner} would keep their data in the same ${place}.`,
            why: 'Two programs that write to one data folder destroy it.',
            fixes: [
              automatic(`Give ${part.name} a volume of its own`, {
                kind: 'set-volume',
                part: part.name,
                volume: entry.id,
                choice: { kind: 'volume' },
              }),
            ],
          },
        ]
      }),
    )
  },
}

const folderOwner: Rule = {
  id: 'VOL-6',
  severity: 'warn',
  title: 'The process can write its folder',
  check: ({ stack }) =>
    stack.parts.flatMap(({ part, component, volumes }) =>
      component.uid === undefined
        ? []
        : volumes.flatMap(({ entry, choice }) =>
            choice.kind !== 'folder'
              ? []
              : [
                  {
                    on: partSubject(part.name, `volumes.${entry.id}`),
                    message: `${component.title} runs as user ${component.uid} and may not be able to write ${choice.path}.`,
                    why: `Give the folder to that user (chown -R ${component.uid} ${choice.path}), or use a named volume, which is made right.`,
                    fixes: [
                      chosen('Use a named volume', {
                        kind: 'set-volume',
                        part: part.name,
                        volume: entry.id,
                        choice: { kind: 'volume' },
                      }),
                    ],
                  },
                ],
          ),
    ),
}

const folderAllowed: Rule = {
  id: 'VOL-10',
  severity: 'block',
  title: 'Folders of the host are allowed ones',
  check: ({ stack, host }) =>
    stack.parts.flatMap(({ part, volumes }) =>
      volumes.flatMap(({ entry, choice }) => {
        if (choice.kind !== 'folder') return []
        const why = folderProblem(choice.path, host?.allowedFolders ?? null)
        if (why === null) return []
        return [
          {
            on: partSubject(part.name, `volumes.${entry.id}`),
            message: `${part.name} cannot mount ${choice.path}.`,
            why,
            fixes: [
              automatic('Use a named volume', {
                kind: 'set-volume',
                part: part.name,
                volume: entry.id,
                choice: { kind: 'volume' },
              }),
            ],
          },
        ]
      }),
    ),
}

const folderProblem = (path: string, allowed: readonly string[] | null): string | null => {
  if (!/^(\/|[A-Za-z]:[\\/])/.test(path)) return 'A folder of the host is named from its root, with a / at the start.'
  if (path.split(/[\\/]/).includes('..')) return 'A path with .. in it may lead anywhere.'
  if (/:/.test(path.slice(2))) return 'A colon would end the path for compose.'
  if (allowed === null || allowed.some((root) => path === root || path.startsWith(`${root.replace(/\/$/, '')}/`)))
    return null
  return `This host lets only these folders be mounted: ${allowed.join(', ')}.`
}

/** Rules about what outlives a container. */
export const volumeRules: readonly Rule[] = [noVolume, sharedData, folderOwner, folderAllowed]
