import { afterEach, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { frenchErrors } from '#shared/language/fr/errors.ts'
import { tellData } from '#shared/language/fr/told-french.ts'
import { speakErrors, spokenError } from '#shared/language/spoken-error.ts'

afterEach(() => speakErrors(null))

it('says an error of the table in French with its own data', () => {
  speakErrors({ rows: frenchErrors, data: tellData })
  const error = new AppError('PORT_IN_USE', { port: 8080, host: 'local', holder: null })
  expect(spokenError(error.code, error.data)).toEqual({
    message: 'Le port 8080 de local est déjà utilisé par un autre programme.',
    next: 'Publiez un autre port que 8080, ou arrêtez ce qui l’utilise.',
  })
})

it('says the sentences in its data too, and what a program wrote as it was written', () => {
  speakErrors({ rows: frenchErrors, data: tellData })
  const refused = new AppError('ENGINE_UNREACHABLE', { host: 'local', reason: 'the connection broke' })
  expect(spokenError(refused.code, refused.data)?.message).toBe(
    'Le moteur Docker de local ne répond pas\u00a0: la connexion s’est rompue.',
  )
  const ended = new AppError('EXITED', { service: 'web', exitCode: 1, lastLines: ['the connection broke'] })
  expect(spokenError(ended.code, ended.data)?.message).toContain('the connection broke')
})

it('leaves what came with an error as it is: in English, without its data, and for a code that is no row', () => {
  expect(spokenError('HOST_NOT_FOUND', { host: 'lab' })).toBeNull()
  speakErrors({ rows: frenchErrors, data: tellData })
  expect(spokenError('HOST_NOT_FOUND', {})).toBeNull()
  expect(spokenError('CONNECTION_LOST', null)).toBeNull()
})
