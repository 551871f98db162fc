import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'
import { type TarEntry, tarArchive } from './tar-archive.ts'

const COPY_TIMEOUT_MS = 120_000

/** A file and the folder of the container that its path starts from: `/`, or a volume. */
export interface CopiedFile extends TarEntry {
  readonly root: string
}

/**
 * Copies files into a container, which need not run: one archive for `/` and one for each volume that files go to.
 * Folders that are missing are made, files that are there replaced (Engine API, PUT /containers/{id}/archive).
 */
export async function copyFiles(
  client: DockerClient,
  { id, files }: { readonly id: string; readonly files: readonly CopiedFile[] },
  signal: AbortSignal,
): Promise<void> {
  const asked = { call: `the copy of files into container ${shortId(id)}`, signal, timeoutMs: COPY_TIMEOUT_MS }
  for (const root of new Set(files.map((file) => file.root))) {
    const archive = tarArchive(files.filter((file) => file.root === root))
    const path = `/containers/${encodeURIComponent(id)}/archive`
    await callEngine(client, asked, (docker, abortSignal) =>
      sendRequest(docker, { method: 'PUT', path, query: { path: root }, archive }, abortSignal),
    )
  }
}
