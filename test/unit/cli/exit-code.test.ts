import { expect, test } from 'vitest'
import { exitCodeOfCommand, exitCodeOfError } from '../../../electron/cli/exit-code.ts'
import { sampleCommand } from './sample-command.ts'

const error = (code: string) => ({ code, message: 'What happened.', next: 'What to do.' })

test.each([
  [sampleCommand(), 0],
  [sampleCommand({ status: 'FAILED', error: error('UNHEALTHY') }), 1],
  [sampleCommand({ status: 'CANCELLED', error: error('COMMAND_CANCELLED') }), 3],
  [sampleCommand({ status: 'FAILED', error: error('PLAN_CHANGED') }), 4],
] as const)('a followed command that ended %o gives exit code %i', (command, code) => {
  expect(exitCodeOfCommand(command)).toBe(code)
})

test.each([
  ['DOCUMENT_INVALID', 2],
  ['STACK_NOT_FOUND', 2],
  ['ENGINE_UNREACHABLE', 1],
  ['IMAGE_NOT_FOUND', 1],
  ['PLAN_CHANGED', 4],
  ['COMMAND_CANCELLED', 3],
] as const)('an answer of %s gives exit code %i', (code, exitCode) => {
  expect(exitCodeOfError(code)).toBe(exitCode)
})
