import { afterEach, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { frenchErrors } from '#shared/language/fr/errors.ts'
import { speakErrors, spokenError } from '#shared/language/spoken-error.ts'

afterEach(() => speakErrors(null))

it('says an error of the table in French with its own data', () => {
  speakErrors(frenchErrors)
  const error = new AppError('PORT_IN_USE', { port: 8080, host: 'local', holder: null })
  expect(spokenError(error.code, error.data)).toEqual({
    message: 'Le port 8080 de local est déjà utilisé par un autre programme.',
    next: 'Publiez un autre port que 8080, ou arrêtez ce qui l’utilise.',
  })
})

it('leaves what came with an error as it is: in English, without its data, and for a code that is no row', () => {
  expect(spokenError('HOST_NOT_FOUND', { host: 'lab' })).toBeNull()
  speakErrors(frenchErrors)
  expect(spokenError('HOST_NOT_FOUND', {})).toBeNull()
  expect(spokenError('CONNECTION_LOST', null)).toBeNull()
})
