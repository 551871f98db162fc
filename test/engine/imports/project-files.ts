import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StackDocument } from '#shared/model/document.ts'
import { markingCommand } from '../commands/volume-markers.ts'

export const webCommand = `["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]`
export const databaseCommand = markingCommand(['/data'])

const compose = `services:
  web:
    image: testbed/busybox:1
    command: ${webCommand}
    init: true
    environment: { MSG: one }
    ports: ["127.0.0.1::8080"]
    depends_on: { db: { condition: service_healthy } }
    secrets: [token]
    configs: [{ source: text, target: /etc/app/text.conf }]
    healthcheck: { test: ["CMD", "true"], interval: 1s, retries: 3 }
    labels: { tier: front }
    restart: unless-stopped
  db:
    image: testbed/busybox:1
    command: ${databaseCommand}
    volumes: ["data:/data", "./conf:/conf:ro"]
    healthcheck: { test: ["CMD", "test", "-s", "/data/marker"], interval: 1s, retries: 3 }
volumes: { data: {} }
secrets: { token: { file: ./conf/token.txt } }
configs: { text: { file: ./conf/text.conf } }
`

const paths = ['compose.yaml', 'conf/token.txt', 'conf/text.conf'] as const

/** A folder with a Compose project: a database that marks its volume, and a web service with a secret and a config. */
export function writeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-import-'))
  mkdirSync(join(folder, 'conf'))
  writeFileSync(join(folder, 'compose.yaml'), compose)
  writeFileSync(join(folder, 'conf/token.txt'), 'a token', { mode: 0o640 })
  writeFileSync(join(folder, 'conf/text.conf'), 'plain text\n')
  return folder
}

/** The same as a document, as the command line reads it. */
export const documentIn = (folder: string): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: paths.map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') })),
  environment: {},
  profiles: [],
  projectDirectory: folder,
})
