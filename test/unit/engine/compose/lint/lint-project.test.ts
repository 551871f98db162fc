import { expect, test } from 'vitest'
import { checkDocument } from '#engine/compose/check-document.ts'
import { documentOf } from '../document-of.ts'

const lintOf = (content: string) =>
  checkDocument({ name: 'shop', document: documentOf(content) }).problems.map(({ rule, position, fix }) => [
    rule,
    position?.line,
    fix !== undefined,
  ])

test('what is legal but unwise is a warning with its rule, line and fix', () => {
  const document = `services:
  web:
    image: nginx:latest
    privileged: true
    environment:
      DB_PASSWORD: hunter2
      DB_PASSWORD_FILE: /run/secrets/db
      TOKEN:
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    depends_on:
      db: { condition: service_healthy }
  db:
    image: postgres:16`
  expect(lintOf(document)).toEqual([
    ['latest-tag', 3, true],
    ['privileged', 4, true],
    ['secret-in-environment', 6, true],
    ['engine-socket', 10, true],
    ['healthy-without-check', 12, true],
    ['database-without-volume', 14, true],
  ])
})

test('what is done well is left alone', () => {
  const document = `services:
  web: { image: "registry:5000/nginx:1.27", depends_on: { db: { condition: service_healthy } } }
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/db }
    healthcheck: { test: pg_isready }
    volumes: ["data:/var/lib/postgresql/data"]
volumes: { data: }`
  expect(lintOf(document)).toEqual([])
})
