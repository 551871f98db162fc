import { expect, test } from 'vitest'
import { levelOf } from '../../../../renderer/screens/logs/log-level.ts'

test.each([
  ['level=error msg="consumer stopped"', 'error'],
  ['{"time":1,"level":"warn","msg":"slow"}', 'warn'],
  ['{"level":50,"msg":"boom"}', 'error'],
  ['{"level":30,"msg":"fine"}', 'info'],
  ['2026/11/22 14:18:04 [error] 31#31: *1 connect() failed', 'error'],
  ['2026-11-22 14:18:04.019 UTC [42] FATAL:  password authentication failed', 'error'],
  ['2026-11-22 14:18:04.019 UTC [42] LOG:  checkpoint complete', 'info'],
  ['22-Nov-2026 14:18:04.019 SEVERE [main] org.apache.catalina', 'error'],
  ['14:18:04 WARN  o.h.engine - slow', 'warn'],
  ['npm warn deprecated: x', 'other'],
  ['warning: unused variable', 'warn'],
  ['E1122 14:18:04.019 reflector.go:1] failed', 'error'],
  ['I1122 14:18:04.019 main.go:1] started', 'info'],
  ['Traceback (most recent call last):', 'error'],
  ['java.lang.IllegalStateException: no', 'error'],
  ['Uncaught TypeError: x is not a function', 'error'],
  ['DEBUG: polling', 'debug'],
  ['GET /errors 200 12ms', 'other'],
  ['no ERRORS found', 'other'],
  ['1:M 22 Nov 2026 14:18:04.019 * Ready to accept connections', 'other'],
  [`${'x'.repeat(300)} ERROR`, 'other'],
])('%j is %s', (line, level) => {
  expect(levelOf(line)).toBe(level)
})
