import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Catalogue, catalogueOf } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import type { ComponentProblem } from '#shared/contract/catalogue.ts'
import { readComponent } from './read-component.ts'

/** The catalogue with what a person added to it. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue
  /** Ids of components from the folder. */
  readonly own: ReadonlySet<string>
  /** What is wrong with files of the folder; those are left out. */
  readonly problems: readonly ComponentProblem[]
}

/** More would be no file that a person wrote. */
const maxBytes = 512 * 1024
const maxFiles = 500

/** The components that come with the product, and those of `*.yaml` and `*.yml` in a folder, read anew each time. Never fails. */
export async function loadCatalogue(folder: string): Promise<LoadedCatalogue> {
  const names = (await filesIn(folder)).filter((name) => /\.ya?ml$/i.test(name)).sort()
  const read = await Promise.all(names.slice(0, maxFiles).map((name) => readFileOf(folder, name)))
  const components = read.flatMap((one) => (one.ok ? [one.component] : []))
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems))
  return {
    catalogue: catalogueOf([...builtInCatalogue.values(), ...components]),
    own: new Set(components.map(({ id }) => id)),
    problems,
  }
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

const readFileOf = async (folder: string, name: string): Promise<ReturnType<typeof readComponent>> => {
  const unreadable = (message: string) => ({
    ok: false as const,
    problems: [{ file: name, line: null, column: null, path: '', message }],
  })
  try {
    const path = join(folder, name)
    const { size } = await stat(path)
    if (size > maxBytes) return unreadable(`the file has ${size} bytes; ${maxBytes} are the most`)
    return readComponent(name, await readFile(path, 'utf8'))
  } catch (error) {
    return unreadable(`the file cannot be read: ${error instanceof Error ? error.message : 'no reason is known'}`)
  }
}
