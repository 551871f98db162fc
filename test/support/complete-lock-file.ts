import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * `npm run lock:complete`, after adding a package on a network whose registry lacks the builds for other platforms:
 * `npm install` leaves those out of package-lock.json and `npm ci` then refuses the file everywhere. This adds an entry for
 * each optional package that is named with an exact version; without a checksum, which only that platform's npm can add.
 */
const Entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  license: z.string().optional(),
  engines: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
type Entry = z.infer<typeof Entry>

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']
const exact = /^\d+\.\d+\.\d+$/

/** What npm would write for a package that its name says the platform of; null for a name that does not. */
function platformEntry(name: string, version: string, parent: Entry): Entry | null {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!(os && cpu && exact.test(version))) return null
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : ['glibc']
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(os === 'linux' && words.some((word) => /^(musl|gnu)/.test(word)) && { libc }),
    ...(parent.license && { license: parent.license }),
    optional: true,
    os: [os],
    ...(parent.engines && { engines: parent.engines }),
  }
}

const file = join(import.meta.dirname, '../../package-lock.json')
const lock = z.looseObject({ packages: z.record(z.string(), Entry) }).parse(JSON.parse(readFileSync(file, 'utf8')))
const added = Object.values(lock.packages).flatMap((parent) =>
  Object.entries(parent.optionalDependencies ?? {}).flatMap(([name, version]) => {
    const place = `node_modules/${name}`
    const entry = lock.packages[place] ? null : platformEntry(name, version, parent)
    return entry ? [[place, entry] as const] : []
  }),
)
if (added.length > 0) {
  const entries = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`)
}
console.log(`${added.length} entries added to package-lock.json`)
