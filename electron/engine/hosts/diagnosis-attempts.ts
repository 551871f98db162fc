import type { ProbeAttempt } from '#shared/model/host.ts'
import type { EngineEvidence, GroupMembership, ProgramEvidence, SocketEvidence } from './diagnosis-verdict.ts'
import { namedByEnvironment } from './local-engine-sockets.ts'

/** What was tried, in words for a person: the host's own address first. */
export function describeAttempts(evidence: EngineEvidence): readonly ProbeAttempt[] {
  const namesOwn = namedByEnvironment(evidence.dockerHost ?? undefined) === evidence.own.path
  return [
    socketAttempt(evidence.own),
    ...evidence.others.filter(isWorthTelling).map(socketAttempt),
    dockerHostAttempt(evidence, namesOwn),
    programAttempt(evidence.program),
    ...(evidence.platform === 'linux' ? [groupAttempt(evidence.group)] : []),
  ]
}

/** DOCKER_HOST has a line of its own; that Docker Desktop is not there says nothing where most do not have it. */
const isWorthTelling = (socket: SocketEvidence): boolean =>
  socket.source !== 'DOCKER_HOST' && (socket.source !== 'desktop' || socket.state !== 'absent')

const socketAttempt = (socket: SocketEvidence): ProbeAttempt => ({
  target: socket.label === 'DOCKER_HOST' ? socket.path : socket.label,
  outcome: socket.state === 'answers' ? 'ok' : socket.state === 'absent' ? 'absent' : 'failed',
  detail: socket.source === 'user' && socket.state === 'absent' ? noRootless : socket.detail,
  tookMs: socket.tookMs,
})

const noRootless = 'Not there: no rootless Engine for your account'

function dockerHostAttempt(evidence: EngineEvidence, namesOwn: boolean): ProbeAttempt {
  const target = 'DOCKER_HOST'
  if (evidence.dockerHost === null) return { target, outcome: 'absent', detail: 'Not set', tookMs: 0 }
  if (namesOwn) return { target, outcome: 'ok', detail: `Set to ${evidence.dockerHost}, as used above`, tookMs: 0 }
  const socket = evidence.others.find((other) => other.label === target)
  if (socket === undefined) {
    const detail = `Set to ${evidence.dockerHost}, which is not a socket of this computer`
    return { target, outcome: 'failed', detail, tookMs: 0 }
  }
  const outcome = socket.state === 'answers' ? 'ok' : 'failed'
  return { target, outcome, detail: `Set to ${evidence.dockerHost}. ${socket.detail}`, tookMs: socket.tookMs }
}

function programAttempt(program: ProgramEvidence): ProbeAttempt {
  const { tookMs } = program
  if (!program.isFound) return { target: 'docker', outcome: 'absent', detail: 'No such program on PATH', tookMs }
  const target = program.version === null ? 'docker' : `docker ${program.version}`
  return { target, outcome: 'ok', detail: 'Found. So Docker is installed.', tookMs }
}

const membershipWords: Readonly<Record<GroupMembership, Pick<ProbeAttempt, 'outcome' | 'detail'>>> = {
  root: { outcome: 'ok', detail: 'You are root. No rights are missing.' },
  member: { outcome: 'ok', detail: 'You are a member. No rights are missing.' },
  'member-later': { outcome: 'failed', detail: 'You are a member, but only from the next time you sign in.' },
  'not-member': { outcome: 'failed', detail: 'You are not a member.' },
  unknown: { outcome: 'absent', detail: 'There is no such group.' },
}

const groupAttempt = (group: EngineEvidence['group']): ProbeAttempt => ({
  target: 'group docker',
  ...membershipWords[group.membership],
  tookMs: group.tookMs,
})
