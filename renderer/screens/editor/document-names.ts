import type { Declared } from '#shared/compose/compose-key.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { isBlank, readLine } from './yaml-line.ts'

/** Names that the compose files of a document declare in a section, each once, in their order. */
export const declaredNames = (document: StackDocument, section: Declared): readonly string[] => {
  const composeFiles = document.files.filter(({ path }) => document.composeFiles.includes(path))
  return [...new Set(composeFiles.flatMap(({ content }) => namesIn(content.split('\n'), section)))]
}

const namesIn = (lines: readonly string[], section: Declared): readonly string[] => {
  const names: string[] = []
  let inside = false
  let indentation: number | null = null
  for (const text of lines) {
    if (isBlank(text)) continue
    const { key } = readLine(text)
    if (/^\S/.test(text)) {
      inside = key?.name === section
      indentation = null
      if (inside && key) names.push(...namesInBraces(key.value))
    } else if (inside && key) {
      indentation ??= key.column
      if (key.column === indentation) names.push(key.name)
    }
  }
  return names
}

/** The keys of `{ a: ..., b: { ... } }`, not those further inside. */
const namesInBraces = (value: string): readonly string[] => {
  if (!value.startsWith('{')) return []
  let flat = value.slice(1)
  for (let shorter = flat.replace(/\{[^{}]*\}/g, ''); shorter !== flat; shorter = flat.replace(/\{[^{}]*\}/g, '')) {
    flat = shorter
  }
  return [...flat.matchAll(/(?:^|,)\s*["']?([\w.-]+)["']?\s*:/g)].map((match) => match[1] ?? '')
}
