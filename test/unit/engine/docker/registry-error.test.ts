import { expect, test } from 'vitest'
import { ReportedInStream, toAppError } from '#engine/docker/docker-error.ts'
import { errandFor, loginErrand } from '#engine/docker/registry-error.ts'
import { AppError } from '#shared/contract/app-error.ts'

const image = 'registry.example.com:5000/shop/web:2'
const registry = 'registry.example.com:5000'
const login = { registry, username: 'ada', password: 'pa55word/é' }

const mapped = (sentence: string, signedIn: typeof login | null = null) => {
  const errand = errandFor(image, signedIn)
  const error = toAppError(new ReportedInStream(sentence), { host: 'prod', call: 'the pull', errand })
  if (!(error instanceof AppError)) throw new Error('was not mapped', { cause: error })
  return error
}

test.each([
  ['IMAGE_NOT_FOUND', 'manifest for shop/web:2 not found: manifest unknown: manifest unknown'],
  ['IMAGE_NOT_FOUND', 'name unknown: repository name not known to registry'],
  ['IMAGE_NOT_FOUND', 'failed to resolve reference "registry.example.com:5000/shop/web:2": not found'],
  ['REGISTRY_DENIED', 'Head "http://127.0.0.1:5001/v2/shop/web/manifests/2": no basic auth credentials'],
  ['REGISTRY_DENIED', 'unauthorized: authentication required'],
  ['REGISTRY_DENIED', 'unauthorized: incorrect username or password'],
  ['REGISTRY_DENIED', "pull access denied for web, repository does not exist or may require 'docker login': denied"],
  ['REGISTRY_DENIED', 'unexpected status from HEAD request to https://x/v2/web/manifests/2: 403 Forbidden'],
  ['REGISTRY_DENIED', 'login attempt to http://127.0.0.1:5001/v2/ failed with status: 401 Unauthorized'],
  ['REGISTRY_UNREACHABLE', 'Get "http://127.0.0.1:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused'],
  ['REGISTRY_UNREACHABLE', 'Get "https://nowhere.invalid/v2/": dial tcp: lookup nowhere.invalid: no such host'],
  ['REGISTRY_UNREACHABLE', 'Get "https://r/v2/": net/http: TLS handshake timeout'],
  ['REGISTRY_UNREACHABLE', 'received unexpected HTTP status: 500 Internal Server Error'],
  ['REGISTRY_UNREACHABLE', 'Get "http://r/v2/": EOF'],
  ['REGISTRY_UNREACHABLE', 'Get "http://r/v2/": net/http: request canceled while waiting for connection'],
  ['REGISTRY_UNTRUSTED', 'Get "https://r/v2/": x509: certificate signed by unknown authority'],
  ['REGISTRY_UNTRUSTED', 'Get "https://r/v2/": http: server gave HTTP response to HTTPS client'],
  ['REGISTRY_RATE_LIMITED', 'toomanyrequests: You have reached your pull rate limit'],
  ['REGISTRY_RATE_LIMITED', 'error parsing HTTP 429 response body: invalid character'],
  ['IMAGE_NOT_FOR_PLATFORM', 'no matching manifest for linux/amd64 in the manifest list entries'],
  ['NO_SPACE_ON_HOST', 'failed to register layer: write /usr/lib/x: no space left on device'],
])('%s: %s', (code, sentence) => {
  const error = mapped(sentence)
  expect(error).toMatchObject({ code })
  expect(error.message).toContain(sentence)
  expect(error.next).not.toBe('')
})

test('who is refused is told what to do: to add a login, or to correct the one that is stored', () => {
  const denied = 'unauthorized: authentication required'
  expect(mapped(denied).next).toContain(`stackwright registry add ${registry}`)
  expect(mapped(denied, login).message).toContain('to ada')
  expect(mapped(denied, login).next).toContain('right password')
})

test('a registry that repeats the password brings it neither into the message nor into the cause', () => {
  const basic = Buffer.from(`ada:${login.password}`).toString('base64')
  const error = mapped(`denied: ${login.password}, ${encodeURIComponent(login.password)} and ${basic} are wrong`, login)
  expect(error.message).toContain('***')
  for (const text of [error.message, JSON.stringify(error.payload), String(error.cause)]) {
    expect(text).not.toContain('pa55word')
    expect(text).not.toContain(basic)
  }
})

test('what is not understood is told as it is: about the image, or about the registry where none is asked for', () => {
  expect(mapped('something new')).toMatchObject({ code: 'IMAGE_NOT_FOUND', data: { image, reason: 'something new' } })
  const context = { host: 'prod', call: 'the login', errand: loginErrand(login) }
  expect(toAppError(new ReportedInStream('something new'), context)).toMatchObject({ code: 'REGISTRY_UNREACHABLE' })
})
