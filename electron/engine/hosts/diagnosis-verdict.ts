import type { EngineDiagnosis } from '#shared/model/host.ts'
import type { SocketCandidate } from './local-engine-sockets.ts'

/** What came of asking at one socket. */
export interface SocketEvidence {
  readonly label: string
  readonly path: string
  /** `host`: the host's own address; the others are where a local Engine may listen besides. */
  readonly source: 'host' | SocketCandidate['source']
  /** absent: no file; refused: nobody listens; denied: no right to; silent: no answer, or none of an Engine. */
  readonly state: 'answers' | 'absent' | 'refused' | 'denied' | 'silent'
  readonly detail: string
  readonly tookMs: number
}

/** A program that was looked for on PATH. */
export interface ProgramEvidence {
  readonly isFound: boolean
  /** For example `28.5.1`; null where it could not be asked. */
  readonly version: string | null
  readonly tookMs: number
}

/**
 * Whether this account may use the system's Engine. `root`: needs no group; `member`: in force; `member-later`: entered
 * in the group, but this session began before; `unknown`: there is no such group here.
 */
export type GroupMembership = 'root' | 'member' | 'member-later' | 'not-member' | 'unknown'

/** Everything that was found out. */
export interface EngineEvidence {
  readonly platform: NodeJS.Platform
  readonly userName: string
  /** The host's own address, and the other places where a local Engine may listen. */
  readonly own: SocketEvidence
  readonly others: readonly SocketEvidence[]
  /** The value of DOCKER_HOST, null where it is not set. */
  readonly dockerHost: string | null
  readonly program: ProgramEvidence
  readonly group: { readonly membership: GroupMembership; readonly tookMs: number }
  /** systemd runs this machine. */
  readonly hasSystemd: boolean
  /** Of the package managers that are known here, the first that is there. */
  readonly packageManager: keyof typeof installCommands | null
}

type Verdict = Pick<EngineDiagnosis, 'verdict' | 'headline' | 'explanation' | 'remedy'>

/** What a package of Docker's Engine is called in each distribution. */
export const installCommands = {
  'apt-get': 'sudo apt-get install docker.io',
  dnf: 'sudo dnf install moby-engine',
  pacman: 'sudo pacman -S docker',
  zypper: 'sudo zypper install docker',
  apk: 'sudo apk add docker',
} as const

const asAdministrator = 'It needs the rights of an administrator, so you run it yourself in a terminal.'

/** Names what is most likely wrong, and the one thing that most likely helps. */
export function decideVerdict(evidence: EngineEvidence): Verdict {
  switch (evidence.own.state) {
    case 'answers':
      return ready()
    case 'denied':
      return noPermission(evidence)
    case 'silent':
      return notAnswering(evidence)
    case 'absent':
    case 'refused':
      return nobodyThere(evidence)
  }
}

const ready = (): Verdict => ({
  verdict: 'ready',
  headline: 'Docker answers',
  explanation: 'There is nothing left to do here.',
  remedy: null,
})

function noPermission(evidence: EngineEvidence): Verdict {
  const base = { verdict: 'no-permission', headline: 'Docker runs, but your account may not use it' } as const
  if (evidence.group.membership === 'member-later') {
    return {
      ...base,
      explanation: `${evidence.userName} is in the group docker, but was not yet when this session began.`,
      remedy: {
        title: 'Sign out and in again',
        command: null,
        explanation: 'Groups take effect when you sign in. Then start Stackwright again.',
      },
    }
  }
  return {
    ...base,
    explanation: `The socket ${evidence.own.path} is there, and the system refuses ${evidence.userName} access to it.`,
    remedy: {
      title: 'Join the group docker',
      command: `sudo usermod -aG docker ${evidence.userName}`,
      explanation: `${asAdministrator} Then sign out and in again. Members of this group have the power of an administrator.`,
    },
  }
}

function notAnswering(evidence: EngineEvidence): Verdict {
  const restart = restartCommand(evidence)
  return {
    verdict: 'not-answering',
    headline: 'Something listens there, but it does not answer as Docker does',
    explanation: `${evidence.own.path}: ${evidence.own.detail}. It may be starting, stuck, or another program.`,
    remedy:
      restart === null
        ? { title: 'Restart Docker', command: null, explanation: 'Quit Docker Desktop and open it again.' }
        : { title: 'Restart the service', command: restart, explanation: asAdministrator },
  }
}

function nobodyThere(evidence: EngineEvidence): Verdict {
  const elsewhere = evidence.others.find((socket) => socket.state === 'answers')
  if (elsewhere !== undefined) return answersElsewhere(evidence, elsewhere)
  return evidence.program.isFound || evidence.own.state === 'refused' ? notRunning(evidence) : notInstalled(evidence)
}

const answersElsewhere = (evidence: EngineEvidence, elsewhere: SocketEvidence): Verdict => ({
  verdict: 'not-running',
  headline: 'Docker runs here, at another place',
  explanation: `Nobody answers at ${evidence.own.path}, but an Engine does at ${elsewhere.path}.`,
  remedy: {
    title: 'Use that Engine',
    command: null,
    explanation: `Add a host with the socket ${elsewhere.path}.`,
  },
})

function notRunning(evidence: EngineEvidence): Verdict {
  const version = evidence.program.version === null ? '' : ` (version ${evidence.program.version})`
  const base = { verdict: 'not-running', headline: 'Docker is installed here, but it is not running' } as const
  const command = startCommand(evidence)
  if (evidence.platform !== 'linux') {
    return {
      ...base,
      explanation: `The program is there${version}. Start Docker Desktop and this page goes on by itself.`,
      remedy: {
        title: 'Start Docker Desktop',
        command,
        explanation: 'It is ready when its window says so, after half a minute or so.',
      },
    }
  }
  return {
    ...base,
    explanation: `The program is there${version}, its service is stopped. Start it and this page goes on by itself.`,
    remedy: { title: 'Start the service', command, explanation: asAdministrator },
  }
}

function notInstalled(evidence: EngineEvidence): Verdict {
  const base = {
    verdict: 'not-installed',
    headline: 'There is no Docker on this computer',
    explanation: 'Stackwright drives the Docker Engine. It does not bring one.',
  } as const
  if (evidence.platform !== 'linux') {
    const explanation = 'Get it from docker.com and start it. This page goes on by itself.'
    return { ...base, remedy: { title: 'Install Docker Desktop', command: null, explanation } }
  }
  if (evidence.packageManager === null) {
    const explanation = "Docker's documentation says how, for each distribution."
    return { ...base, remedy: { title: 'Install Docker', command: null, explanation } }
  }
  const command = installCommands[evidence.packageManager]
  return { ...base, remedy: { title: 'Install Docker', command, explanation: asAdministrator } }
}

function startCommand(evidence: EngineEvidence): string | null {
  if (evidence.platform === 'darwin') return 'open -a Docker'
  if (evidence.platform !== 'linux') return null
  return evidence.hasSystemd ? 'sudo systemctl start docker' : 'sudo service docker start'
}

function restartCommand(evidence: EngineEvidence): string | null {
  if (evidence.platform !== 'linux') return null
  return evidence.hasSystemd ? 'sudo systemctl restart docker' : 'sudo service docker restart'
}
