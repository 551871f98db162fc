import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this system keeps what a program can make again, for the person who runs it and nobody else. */
export const cacheFolder = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string => {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'stackwright')
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? homedir(), 'stackwright', 'cache')
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'stackwright')
}
