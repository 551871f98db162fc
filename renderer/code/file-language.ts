/** What an editor does with the text of a file, judged by its name. */
export type FileLanguage = 'yaml' | 'env' | 'text'

export const languageOf = (path: string): FileLanguage => {
  if (/\.ya?ml$/i.test(path)) return 'yaml'
  return /(^|\/)(\.env(\..+)?|[^/]*\.env)$/i.test(path) ? 'env' : 'text'
}
