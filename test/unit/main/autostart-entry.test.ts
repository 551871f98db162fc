import { expect, test } from 'vitest'
import { autostartEntry } from '../../../electron/main/autostart-entry.ts'

const execOf = (program: string) => /^Exec=(.*)$/m.exec(autostartEntry(program))?.[1]

test('the entry starts the program hidden', () => {
  expect(execOf('/opt/Stackwright/stackwright')).toBe('"/opt/Stackwright/stackwright" --hidden')
})

test('no sign of a path ends the quotes, runs a command or is a field code', () => {
  expect(execOf('/opt/my "app" $HOME `x` 100%/a')).toBe(
    '"/opt/my \\\\"app\\\\" \\\\$HOME \\\\`x\\\\` 100%%/a" --hidden',
  )
})
