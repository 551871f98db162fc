import type { ListedContainer } from '#engine/docker/container-listing.ts'

/** A running container as a list shows it. */
export const listedContainer = (
  name: string,
  labels: Readonly<Record<string, string>>,
  changes: Partial<ListedContainer> = {},
): ListedContainer => ({
  id: name,
  name,
  labels,
  image: 'testbed/web:1',
  imageId: 'sha256:web',
  state: 'running',
  health: null,
  exitCode: null,
  statusText: '',
  createdAt: 1,
  networks: [],
  mounts: [],
  ports: [],
  ...changes,
})
