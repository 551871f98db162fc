import { expect, test } from 'vitest'
import { createRedactor } from '#engine/commands/redactor.ts'
import { maskInspection } from '#engine/monitor/details/mask-inspection.ts'

const redactor = createRedactor()
redactor.add(['s3cret-value'])

test('values of variables, secrets by name, passwords in addresses and options, and known secrets never show', () => {
  const shown = maskInspection(
    {
      Config: {
        Env: ['MODE=one', 'DB_PASSWORD=hunter22', 'EMPTY', 'MULTI=a\nb=c'],
        Cmd: ['redis-server', '--requirepass hunter22', 'run s3cret-value now'],
        Labels: { 'app.api-key': 'abc', 'app.title': 'Shop', url: 'postgres://me:hunter22@db/x' },
      },
      Options: { o: 'addr=1.2.3.4,username=me,password=hunter22' },
      Size: 5,
      Nothing: null,
    },
    redactor.text,
  )
  expect(shown).toEqual({
    Config: {
      Env: ['MODE=(hidden)', 'DB_PASSWORD=(hidden)', 'EMPTY', 'MULTI=(hidden)'],
      Cmd: ['redis-server', '--requirepass (hidden)', 'run (secret) now'],
      Labels: { 'app.api-key': '(hidden)', 'app.title': 'Shop', url: 'postgres://me:(hidden)@db/x' },
    },
    Options: { o: 'addr=1.2.3.4,username=me,password=(hidden)' },
    Size: 5,
    Nothing: null,
  })
})
