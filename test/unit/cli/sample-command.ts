import { Command } from '#shared/model/command.ts'

/** A command as the API answers it; a test changes what it is about. */
export const sampleCommand = (changes: Partial<Command> = {}): Command => ({
  ...Command.parse({
    id: '0197a6a0-0000-7000-8000-000000000001',
    seq: 12,
    kind: 'APPLY_STACK_VERSION',
    title: 'Apply shop v3',
    hostId: '0197a6a0-0000-7000-8000-000000000002',
    hostName: 'local',
    stackId: '0197a6a0-0000-7000-8000-000000000003',
    stackName: 'shop',
    status: 'DONE',
    outcome: 'APPLIED',
    attempt: 1,
    actor: 'you',
    version: 1,
    service: null,
    cancelRequested: false,
    parentId: null,
    notBefore: null,
    error: null,
    createdAt: '2026-11-22T14:00:00.000Z',
    startedAt: '2026-11-22T14:00:01.000Z',
    finishedAt: '2026-11-22T14:00:05.240Z',
    progress: { done: 12, total: 12 },
  }),
  ...changes,
})
