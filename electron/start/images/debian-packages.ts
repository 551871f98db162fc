import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool, type ToolOptions } from '../run-tool.ts'

/** A package of the closure, as apt names it. */
export interface DebianPackage {
  readonly name: string
  readonly version: string
  readonly architecture: string
}

/** Resolves and fetches packages with this machine's apt, installing nothing and touching none of its state. */
export interface PackageSource {
  /** The packages and everything they need, less what images never load. */
  closure(packages: readonly string[]): Promise<readonly DebianPackage[]>
  /** Fetches what is not there yet. */
  download(packages: readonly DebianPackage[]): Promise<void>
  /** The archive of a package that was downloaded. */
  archive(wanted: DebianPackage): string
}

const systemLists = '/var/lib/apt/lists'
const systemArchives = '/var/cache/apt/archives'

/**
 * Debian's own administration, and what the daemons never load at run time (LLVM is PostgreSQL's just-in-time compiler only).
 * busybox stands in for the shell tools.
 */
const neverLoaded = new RegExp(
  `^(${[
    'dpkg|debconf|perl.*|libperl.*|adduser|passwd|login.*|libpam-modules.*|libpam-runtime|bash|coreutils|dash|diffutils',
    'findutils|grep|gzip|hostname|sed|tar|util-linux.*|mount|bsdutils|sysvinit-utils|init-system-helpers|lsb-.*|base-.*',
    'debianutils|ncurses-.*|libllvm.*|libz3-.*|ssl-cert|ca-certificates.*|openssl.*|postgresql-common.*|postgresql-client-common',
    'procps|libproc2.*|ucf|sensible-utils|locales|libc-l10n|libgdbm.*|libdb5.3.*|iproute2|libsystemd-shared|systemd.*|mawk|gawk',
    'logrotate|cron.*|libc-bin|gcc-.*-base|libbpf1|libelf1.*|sysstat|netbase|ubuntu-.*|usrmerge|install-info',
  ].join('|')})$`,
)

/** True on a machine whose packages are Debian's: apt-get and dpkg-deb are there. */
export const hasDebianPackages = (): boolean => existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb')

/** Uses `folder` for its downloads and, where the machine's own package lists are missing or old, for lists of its own. */
export const createPackageSource = (folder: string, options: ToolOptions): PackageSource => {
  const debs = join(folder, 'debs')
  mkdirSync(join(debs, 'partial'), { recursive: true })
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true })
  writeFileSync(join(folder, 'empty-status'), '')
  let lists = existsSync(systemLists) && readdirSync(systemLists).some(isPackageList) ? systemLists : null

  const apt = (args: readonly string[], useLists: string) =>
    runTool('apt-get', [...aptOptions(folder, useLists), ...args], { ...options, cwd: debs })

  const ownLists = async (): Promise<string> => {
    lists = join(folder, 'lists')
    await apt(['update'], lists)
    return lists
  }

  // Lists that are older than the mirror name versions that are gone: fresh ones of our own then give it a second try.
  const withLists = async (args: readonly string[]): Promise<string> => {
    if (lists === null) return apt(args, await ownLists())
    try {
      return await apt(args, lists)
    } catch (error) {
      if (lists !== systemLists) throw error
      return apt(args, await ownLists())
    }
  }

  const archive = (wanted: DebianPackage): string => {
    const file = `${wanted.name}_${wanted.version.replaceAll(':', '%3a')}_${wanted.architecture}.deb`
    const cached = join(systemArchives, file)
    return existsSync(cached) ? cached : join(debs, file)
  }

  return {
    archive,
    async closure(packages) {
      if (packages.length === 0) return []
      return parseSimulation(await withLists(['-s', 'install', ...packages]))
    },
    async download(packages) {
      const missing = packages.filter((one) => !existsSync(archive(one)))
      if (missing.length > 0) await withLists(['download', ...missing.map((one) => `${one.name}=${one.version}`)])
    },
  }
}

const isPackageList = (file: string): boolean => /_Packages(\.\w+)?$/.test(file)

// An empty status file makes apt resolve the whole closure, as if nothing were installed.
const aptOptions = (folder: string, lists: string): string[] => [
  '-qq',
  '-y',
  '--no-install-recommends',
  ...[
    `Dir::State::status=${join(folder, 'empty-status')}`,
    `Dir::State::extended_states=${join(folder, 'extended-states')}`,
    `Dir::State::lists=${lists}`,
    `Dir::Cache=${folder}`,
    'Dir::Cache::pkgcache=',
    'Dir::Cache::srcpkgcache=',
    'Debug::NoLocking=1',
    'APT::Install-Suggests=0',
    'Acquire::Retries=1',
    'Acquire::http::Timeout=20',
    ...(process.getuid?.() === 0 ? ['APT::Sandbox::User=root'] : []),
  ].flatMap((option) => ['-o', option]),
]

/** Reads `Inst name (version origin [architecture])` lines of `apt-get -s install`. */
export const parseSimulation = (output: string): readonly DebianPackage[] =>
  output.split('\n').flatMap((line) => {
    const [, name, version, architecture] = /^Inst (\S+) \((\S+) .*\[([^\]]+)\]\)/.exec(line) ?? []
    if (!name || !version || !architecture || neverLoaded.test(name)) return []
    return [{ name, version, architecture }]
  })
