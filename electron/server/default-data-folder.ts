import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The data folder that every shell and the command line use where none is given: `STACKWRIGHT_DATA_DIR`, else the place
 * where this system keeps what a program stores for a person.
 */
export function defaultDataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const given = environment['STACKWRIGHT_DATA_DIR']
  if (given) return resolve(given)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'stackwright')
  if (platform === 'win32') return join(environment['APPDATA'] ?? homedir(), 'stackwright')
  return join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'stackwright')
}
