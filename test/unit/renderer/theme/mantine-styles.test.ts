import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => readFileSync(join(root, 'renderer', path), 'utf8'))

/** Parts of Mantine that the renderer imports and that Mantine has styles for. */
const used = (): readonly string[] => {
  const imports = sources.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
  const names = new Set(imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim())))
  const styles = new Set(readdirSync(join(root, 'node_modules/@mantine/core/styles')))
  return [...names].filter((name) => styles.has(`${name}.layer.css`)).toSorted()
}

test('every part of Mantine that is used has its styles', () => {
  const list = readFileSync(join(root, 'renderer/theme/mantine-styles.ts'), 'utf8')
  expect(used()).toContain('Button')
  expect(used().filter((name) => !list.includes(`/${name}.layer.css`))).toEqual([])
})
