/** What an Engine signs in with at a registry: the body of X-Registry-Auth and of POST /auth (Engine API 1.41). */
export interface RegistryAuth {
  readonly username: string
  readonly password: string
  readonly serveraddress: string
}

/** A login with its password, in memory for as long as one call. */
export interface RegistryPassword {
  readonly registry: string
  readonly username: string
  readonly password: string
}

/** Docker Hub is known to Engines by the address that it had first. */
const addresses: Readonly<Record<string, string>> = { 'docker.io': 'https://index.docker.io/v1/' }

/** The login as an Engine takes it. */
export const registryAuth = ({ registry, username, password }: RegistryPassword): RegistryAuth => ({
  username,
  password,
  serveraddress: addresses[registry] ?? registry,
})
