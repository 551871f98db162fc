import { expect, test } from 'vitest'
import { withoutSecrets, withSecrets } from '#engine/compose/sealed-files.ts'
import { diffFiles } from '#engine/stacks/version-diff.ts'
import { documentOf } from './document-of.ts'

const compose =
  'services: { web: { image: a, secrets: [key], configs: [app] } }\nsecrets: { key: { file: ./key } }\nconfigs: { app: { file: ./app.conf } }'
const stored = (key: string) =>
  documentOf(compose, {
    files: [
      { path: 'key', content: key },
      { path: 'app.conf', content: 'open' },
    ],
  })

test('a shown document has the digest of a secret, not its bytes; sent back it is whole again', () => {
  const shown = withoutSecrets(stored('hidden'))
  expect(JSON.stringify(shown)).not.toContain('hidden')
  expect(shown.files.map(({ path, content }) => [path, content])).toEqual([
    ['compose.yaml', compose],
    ['key', ''],
    ['app.conf', 'open'],
  ])
  expect(withSecrets(shown, [stored('other'), stored('hidden')])).toEqual(stored('hidden'))
})

test('a secret that no version has is refused by its name', () => {
  const shown = withoutSecrets(stored('hidden'))
  expect(() => withSecrets(shown, [stored('other')])).toThrow('The bytes of key are not known any more.')
})

test('a difference of two versions tells that a secret changed, and shows neither of them', () => {
  const [change, ...others] = diffFiles(withoutSecrets(stored('hidden')), withoutSecrets(stored('veiled')))
  expect(others).toEqual([])
  expect(change?.path).toBe('key')
  expect(JSON.stringify(change)).not.toMatch(/hidden|veiled/)
})
