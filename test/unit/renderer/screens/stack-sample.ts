import { HostId, StackId } from '#shared/model/ids.ts'
import type { StackSummary } from '#shared/model/stack.ts'

export const hostId = HostId.parse('019aa000-0000-7000-8000-000000000001')

/** A stack of the overview, running where nothing else is said. */
export const stackSample = (over: Partial<StackSummary> = {}): StackSummary => ({
  id: StackId.parse('019aa000-0000-7000-8000-000000000002'),
  name: 'shop',
  hostId,
  hostName: 'local',
  fromWizard: false,
  currentVersion: 2,
  latestVersion: 2,
  status: 'RUNNING',
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  live: true,
  observedAt: '2026-11-22T14:00:00.000Z',
  services: { desired: 2, running: 2 },
  finding: null,
  newerImages: [],
  lastCommand: null,
  ...over,
})
