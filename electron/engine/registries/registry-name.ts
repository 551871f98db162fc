import { AppError } from '#shared/contract/app-error.ts'

/** Addresses that all mean Docker Hub (distribution/reference, `docker.io`; the others are what people copy). */
const dockerHub = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'hub.docker.com',
])

/** A host name or address (an IPv6 one in brackets), with a port or without. */
const hostAndPort = /^(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/

/**
 * The name of a registry as image references have it, from what a person or Docker's configuration writes: without
 * scheme and path, in lower case, and `docker.io` for every address of Docker Hub. @throws AppError INVALID_INPUT
 */
export function registryName(written: string): string {
  const host = (
    written
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .split('/')[0] ?? ''
  ).trim()
  if (dockerHub.has(host)) return 'docker.io'
  if (hostAndPort.test(host)) return host
  const message = `${written} is not a registry; write its host name, with the port where it has one`
  throw new AppError('INVALID_INPUT', { issues: [{ path: 'registry', message }] })
}
