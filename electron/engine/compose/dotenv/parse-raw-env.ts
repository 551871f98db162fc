import type { Dotenv } from './parse-dotenv.ts'

/**
 * The variables of an env file with `format: raw`, as `docker run --env-file` reads it: each line up to its first `=`
 * is a name, all behind it the value. Blank lines and lines that start with `#` are left out. Never throws.
 */
export const parseRawEnv = (content: string): Dotenv => {
  const values = new Map<string, string>()
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const at = line.indexOf('=')
    if (at === 0) return { ok: false, line: index + 1, error: 'There is no name before the =.' }
    if (at > 0) values.set(line.slice(0, at).trimStart(), line.slice(at + 1))
  }
  return { ok: true, values }
}
