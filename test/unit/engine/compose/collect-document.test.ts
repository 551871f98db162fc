// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose syntax
import { expect, test } from 'vitest'
import { type CollectRequest, collectDocument } from '#engine/compose/collect-document.ts'
import { loadDocument } from '#engine/compose/load-document.ts'
import { referencedVariables } from '#engine/compose/referenced-variables.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { documentOf } from './document-of.ts'

const disk: Record<string, string> = {
  '/srv/shop/compose.yaml':
    'services: { web: { image: "nginx:$TAG", env_file: "${MODE:-dev}.env", environment: [HANDED_ON], volumes: ["~/x:/x"] } }',
  '/srv/shop/over/compose.yaml': 'services: { web: { env_file: [./more.env, ../outside.env] } }',
  '/srv/shop/.env': 'MODE=production\nCOMPOSE_PROFILES=debug, all',
  '/srv/shop/production.env': 'A=$IN_ENV_FILE\nBARE',
  '/srv/shop/more.env': 'B=c',
  '/srv/other.env': 'TAG=from-file\nHANDED_ON=from-file',
}

const request = (rest: Partial<CollectRequest> = {}): CollectRequest => ({
  composePaths: ['/srv/shop/compose.yaml', '/srv/shop/over/compose.yaml'],
  envFiles: [],
  profiles: [],
  environment: { TAG: '1', HANDED_ON: 'x', IN_ENV_FILE: 'y', BARE: 'z', HOME: '/root', SECRET_OF_MINE: 'never' },
  projectDirectory: null,
  read: (path) => disk[path] ?? null,
  readBytes: (path) => (disk[path] === undefined ? null : Buffer.from(disk[path])),
  ...rest,
})

test('a document holds the files it names and only the variables it refers to', () => {
  expect(collectDocument(request())).toEqual({
    composeFiles: ['compose.yaml', 'over/compose.yaml'],
    files: [
      { path: 'compose.yaml', content: disk['/srv/shop/compose.yaml'] },
      { path: 'over/compose.yaml', content: disk['/srv/shop/over/compose.yaml'] },
      { path: '.env', content: disk['/srv/shop/.env'] },
      { path: 'production.env', content: disk['/srv/shop/production.env'] },
      { path: 'more.env', content: disk['/srv/shop/more.env'] },
    ],
    environment: { TAG: '1', HANDED_ON: 'x', IN_ENV_FILE: 'y', BARE: 'z', HOME: '/root' },
    profiles: ['debug', 'all'],
    projectDirectory: '/srv/shop',
  })
})

test('env files of the command line stand in for .env, under the environment', () => {
  const { files, environment } = collectDocument(request({ envFiles: ['/srv/other.env'], environment: { TAG: '2' } }))
  expect(environment).toEqual({ TAG: '2', HANDED_ON: 'from-file' })
  expect(files.map(({ path }) => path)).toEqual(['compose.yaml', 'over/compose.yaml', 'more.env'])
})

test('compose files outside of the project folder keep their name, told apart by a number', () => {
  const read = () => 'services: { web: { image: a } }'
  const composePaths = ['/srv/shop/compose.yaml', '/other/compose.yaml', '/other/two.yaml']
  expect(collectDocument(request({ composePaths, read })).composeFiles).toEqual([
    'compose.yaml',
    '2-compose.yaml',
    'two.yaml',
  ])
})

test('a relative path is read from where it is, in a document without a place on a disk', () => {
  const read = (path: string) => (path === 'stack/compose.yaml' ? 'services: { web: { image: a } }' : null)
  expect(collectDocument(request({ composePaths: ['stack/compose.yaml'], read, environment: {} }))).toEqual({
    composeFiles: ['compose.yaml'],
    files: [{ path: 'compose.yaml', content: 'services: { web: { image: a } }' }],
    environment: {},
    profiles: [],
    projectDirectory: null,
  })
})

test('configs, secrets and profiles of services are kept byte by byte, also from outside of the folder', () => {
  const compose = `
services:
  web: { image: a, secrets: [key, token], configs: [app], security_opt: ["seccomp:./profile.json"] }
  off: { image: a, profiles: [never], secrets: [unused] }
secrets:
  key: { file: ../keys/key.bin }
  token: { environment: TOKEN }
  unused: { file: ./unused.txt }
configs: { app: { file: ./app.conf } }`
  const bytes: Record<string, Uint8Array> = {
    '/srv/keys/key.bin': Uint8Array.of(0, 255, 254),
    '/srv/shop/app.conf': Buffer.from('\uFEFFgrün\r\n'),
    '/srv/shop/profile.json': Buffer.from('{}'),
    '/srv/shop/unused.txt': Buffer.from('x'),
  }
  const document = collectDocument(
    request({
      composePaths: ['/srv/shop/compose.yaml'],
      environment: { TOKEN: 't' },
      read: (path) => (path === '/srv/shop/compose.yaml' ? compose : null),
      readBytes: (path) => bytes[path] ?? null,
    }),
  )
  expect(document.environment).toEqual({ TOKEN: 't' })
  expect(document.files.slice(1)).toEqual([
    { path: 'app.conf', content: '\uFEFFgrün\r\n' },
    { path: '/srv/keys/key.bin', content: 'AP/+', encoding: 'base64' },
    { path: 'profile.json', content: '{}' },
  ])
  const { files } = loadDocument({ name: 'shop', document })
  expect(files.secrets.get('key')).toEqual(Buffer.from([0, 255, 254]))
  expect(files.configs.get('app')).toEqual(bytes['/srv/shop/app.conf'])
})

test('a secret of more than a million bytes is refused by its name', () => {
  const compose = 'services: { web: { image: a, secrets: [key] } }\nsecrets: { key: { file: key } }'
  const read = (path: string) => (path === '/srv/shop/compose.yaml' ? compose : null)
  const readBytes = (_: string, maxBytes: number) => new Uint8Array(maxBytes + 1)
  const collect = () => collectDocument(request({ composePaths: ['/srv/shop/compose.yaml'], read, readBytes }))
  expect(collect).toThrow('key: It is larger than 1000 kB.')
})

test('a compose file that is not there is named', () => {
  try {
    collectDocument(request({ composePaths: ['/srv/nowhere.yaml'] }))
    expect.unreachable()
  } catch (error) {
    if (!isAppError(error, 'DOCUMENT_INVALID')) throw error
    expect(error.message).toBe('/srv/nowhere.yaml: There is no such file, or it cannot be read.')
  }
})

test('variables are found in every file and form, and none in what cannot be parsed', () => {
  const content = 'services: { web: { image: "$A", environment: { B: , C: "${D:-$E}" }, volumes: ["~/x:/x"] } }'
  const files = [{ path: 'a.env', content: '# $NO\nX=$F\nexport G\nH' }]
  expect(referencedVariables(documentOf(content, { files }))).toEqual(['A', 'B', 'D', 'E', 'F', 'G', 'H', 'HOME'])
  expect(referencedVariables(documentOf('a: ['))).toEqual([])
})
