import { readFile } from 'node:fs/promises'
import { AppError } from '#shared/contract/app-error.ts'
import type { ImportedLogins } from '#shared/model/registry.ts'
import { signInAtRegistry } from '../docker/registry-sign-in.ts'
import { type DockerConfigLogin, dockerConfigLogins } from '../registries/docker-config-logins.ts'
import { registryName } from '../registries/registry-name.ts'
import type { OpenedLogin } from '../registries/registry-store.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** Logins of registries. No answer has a password. */
export function implementRegistries(parts: EngineParts) {
  const { registries, hosts, connections } = parts
  const { list, set, test, remove, importFromDocker } = implementer.registries

  return {
    list: list.handler(async () => ({ items: [...(await registries.list())] })),

    set: set.handler(({ input }) => registries.set(input)),

    test: test.handler(async ({ input, signal }) => {
      const login = await storedLogin(parts, input.registry)
      const host = input.host === undefined ? await defaultHost(hosts) : await hosts.get(input.host)
      const answer = await signInAtRegistry(connections.client(host.id), login, signalOf(parts, signal))
      return { registry: login.registry, username: login.username, host: host.name, answer }
    }),

    remove: remove.handler(async ({ input }) => {
      await registries.remove(input.registry)
      return {}
    }),

    importFromDocker: importFromDocker.handler(() => importLogins(parts)),
  }
}

async function storedLogin({ registries }: Pick<EngineParts, 'registries'>, written: string): Promise<OpenedLogin> {
  const registry = registryName(written)
  const login = await registries.open(registry)
  if (!login) throw new AppError('REGISTRY_LOGIN_NOT_FOUND', { registry })
  return login
}

async function importLogins({ registries, info, dockerConfigFile: file }: EngineParts): Promise<ImportedLogins> {
  if (info.shell === 'server') {
    throw new AppError('LOGIN_IMPORT_FAILED', { file, reason: 'a server does not take over logins of its account' })
  }
  const found = await readLogins(file)
  const result: ImportedLogins = { imported: [], skipped: [] }
  for (const login of found) {
    if ('reason' in login) result.skipped.push(login)
    else result.imported.push(await registries.set(login))
  }
  return result
}

/** Only the kind of fault is told: the file has passwords in it. */
async function readLogins(file: string): Promise<readonly DockerConfigLogin[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new AppError('LOGIN_IMPORT_FAILED', { file, reason: isMissing ? 'it is not there' : 'it cannot be read' })
  })
  try {
    return dockerConfigLogins(text)
  } catch {
    throw new AppError('LOGIN_IMPORT_FAILED', { file, reason: "it is not a configuration of Docker's" })
  }
}
