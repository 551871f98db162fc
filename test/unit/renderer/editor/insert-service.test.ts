import { expect, test } from 'vitest'
import { fromDockerRun } from '#engine/compose/from-docker-run.ts'
import { conversionWords, isDockerRun } from '../../../../renderer/screens/editor/docker-run-text.ts'
import { insertService } from '../../../../renderer/screens/editor/insert-service.ts'
import { projectOf } from '../../engine/compose/document-of.ts'

const inserted = (text: string, command: string) => {
  const made = fromDockerRun(command)
  if (!made.ok) throw new Error(made.error)
  const result = insertService(text, made.content, made.service)
  if (result.kind === 'refused') throw new Error(result.reason)
  return result
}

const shop = `services:
    web:
        image: nginx:1.27
        environment:
            A: b

# volumes of the shop
volumes:
    data:
`

test('a command becomes a service beside those there are, under a name that is free', () => {
  const { text, name, line } = inserted(
    shop,
    'docker run --name web -v data:/a -v more:/b --network back -p 80:80 nginx:1.27',
  )
  expect(name).toBe('web-2')
  expect(text.split('\n')[line - 1]?.trim()).toBe('web-2:')
  const { services, volumes, networks } = projectOf(text)
  expect(Object.keys(services)).toEqual(['web', 'web-2'])
  expect(Object.keys(volumes)).toEqual(['data', 'more'])
  expect(volumes['data']?.external).toBeUndefined()
  expect(Object.keys(networks)).toContain('back')
  expect(text).toContain('# volumes of the shop')
})

test.each([
  ['nothing', ''],
  ['a section without entries', 'services:\n'],
  ['an empty section in braces', 'services: {}\nvolumes: {}\n'],
  ['other sections first', 'volumes:\n  a:\n'],
])('a command is put into a text of %s', (_what, text) => {
  const after = inserted(text, 'docker run -v data:/a redis:7').text
  expect(Object.keys(projectOf(after).services)).toEqual(['redis'])
})

test('a section in braces is left alone, with the reason', () => {
  expect(insertService('services: { a: { image: b } }', 'services:\n  c:\n    image: d\n', 'c')).toEqual({
    kind: 'refused',
    reason: 'services is written in braces. Put each of them on lines of its own first.',
  })
})

test.each([
  ['docker run nginx', true],
  ['$ docker run -d \\\n  -p 80:80 \\\n  nginx', true],
  ['  sudo docker container run nginx\n', true],
  ['docker compose up', false],
  ['docker run', false],
  ['services:\n  web:\n    image: a', false],
  ['# docker run nginx\nservices:\n', false],
])('a pasted command is told from other text: %s', (text, is) => {
  expect(isDockerRun(text)).toBe(is)
})

test('what came of it is said in words', () => {
  expect(conversionWords('web', ['--rm'], 'services:')).toBe(
    'docker run became the service web. Not carried over: --rm. Undo brings the command back.',
  )
})
