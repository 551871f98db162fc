import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { runProgram } from './run-program.ts'

/** A program the suites need, and the Debian packages that bring it. */
interface Need {
  readonly program: string
  readonly packages: readonly string[]
}

const engineNeeds: readonly Need[] = [
  { program: 'dockerd', packages: ['docker.io'] },
  { program: 'iptables', packages: ['iptables'] },
  { program: 'docker-registry', packages: ['docker-registry'] },
  { program: 'htpasswd', packages: ['apache2-utils'] },
]
const browserNeeds: readonly Need[] = [
  { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core', 'fonts-inter', 'fonts-noto-color-emoji'] },
]
const electronNeeds: readonly Need[] = [
  { program: 'xvfb-run', packages: ['xvfb', 'xauth'] },
  { program: 'dbus-run-session', packages: ['dbus'] },
  { program: 'dunst', packages: ['dunst'] },
]

/** True where a program of that name is on the PATH. */
export const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(':')
    .concat('/usr/sbin')
    .some((folder) => existsSync(`${folder}/${program}`))

/** True where apt may be used without asking anybody: root on Debian or Ubuntu. */
export function aptIsOurs(): boolean {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release)
}

/** Installs what is missing for the suites, where that is ours to do; says each command it runs. Missing programs are found by the suites. */
export async function installMissingPackages(options: { readonly electron: boolean }): Promise<void> {
  const needs = [...engineNeeds, ...browserNeeds, ...(options.electron ? electronNeeds : [])]
  const packages = needs.filter((need) => !onPath(need.program)).flatMap((need) => need.packages)
  if (packages.length === 0) return
  if (!aptIsOurs()) {
    console.log(`not installed here, and not root on Debian or Ubuntu: ${packages.join(', ')}`)
    return
  }
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`apt-get install ${packages.join(' ')}`)
  spawnSync('apt-get', ['-qq', 'update'], { stdio: 'ignore' })
  // dockerd would be started by its package; the suites bring their own Engine and leave the machine's alone.
  await runProgram('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], environment)
}
