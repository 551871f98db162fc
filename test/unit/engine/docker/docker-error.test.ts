import { expect, test } from 'vitest'
import {
  DeadlinePassed,
  type ErrorContext,
  engineStatus,
  isNotFound,
  isRemovalInProgress,
  ReportedInStream,
  toAppError,
} from '#engine/docker/docker-error.ts'
import { AppError } from '#shared/contract/app-error.ts'

const context: ErrorContext = { host: 'prod', call: 'the start of container abc' }
const pulling: ErrorContext = {
  host: 'prod',
  call: 'the pull of shop/web:2',
  errand: { registry: 'docker.io', image: 'shop/web:2', username: null, secrets: [] },
}

/** As dockerode throws what an Engine answered. */
const answered = (statusCode: number, message: string) =>
  Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), { statusCode, json: { message } })

/** As Node throws what a connection did. */
const connection = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

const mapped = (error: unknown, from: ErrorContext = context) => {
  const result = toAppError(error, from)
  if (!(result instanceof AppError)) throw new Error('was not mapped', { cause: result })
  expect(result.cause).toBe(error)
  return { code: result.code, data: result.data }
}

test.each([
  [
    0,
    'driver failed programming external connectivity on endpoint web (5c1): Bind for 0.0.0.0:8080 failed: port is already allocated',
    8080,
  ],
  [
    0,
    'driver failed programming external connectivity on endpoint web (5c1): Error starting userland proxy: listen tcp4 0.0.0.0:8081: bind: address already in use',
    8081,
  ],
  [
    0,
    'driver failed programming external connectivity: failed to bind host port for 0.0.0.0:8082:172.17.0.2:80/tcp: address already in use',
    8082,
  ],
  [
    0,
    'failed to set up container networking: failed to bind host port 127.0.0.1:8083/tcp: address already in use',
    8083,
  ],
  [0, 'Error starting userland proxy: listen tcp6 [::1]:8084: bind: address already in use', 8084],
])('a taken port is PORT_IN_USE with its number (%#)', (_, message, port) => {
  expect(mapped(answered(500, message))).toEqual({ code: 'PORT_IN_USE', data: { port, host: 'prod', holder: null } })
})

test.each([
  [
    400,
    'invalid mount config for type "bind": bind source path does not exist: /srv/nothing here',
    { code: 'BIND_SOURCE_MISSING', data: { path: '/srv/nothing here', host: 'prod' } },
  ],
  [
    404,
    'could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    { code: 'ADDRESS_POOLS_EXHAUSTED', data: { host: 'prod' } },
  ],
  [
    500,
    'all predefined address pools have been fully subnetted',
    { code: 'ADDRESS_POOLS_EXHAUSTED', data: { host: 'prod' } },
  ],
  [403, 'Pool overlaps with other one on this address space', { code: 'SUBNET_TAKEN', data: { host: 'prod' } }],
])('%i %s', (status, sentence, expected) => {
  expect(mapped(answered(status, sentence))).toEqual(expected)
})

test('an address of a network in use names no port, and stays in the words of the Engine', () => {
  expect(mapped(answered(403, 'Address already in use'))).toEqual({
    code: 'ENGINE_ERROR',
    data: { host: 'prod', call: context.call, reason: 'Address already in use' },
  })
})

test('a taken name is NAME_TAKEN with the kind of object', () => {
  const container =
    'Conflict. The container name "/shop-web-1" is already in use by container "0a1b". You have to remove it.'
  expect(mapped(answered(409, container))).toEqual({
    code: 'NAME_TAKEN',
    data: { object: 'container', name: 'shop-web-1', host: 'prod' },
  })
  expect(mapped(answered(409, 'network with name shop_default already exists'))).toEqual({
    code: 'NAME_TAKEN',
    data: { object: 'network', name: 'shop_default', host: 'prod' },
  })
})

test('a missing image is IMAGE_NOT_FOUND', () => {
  expect(mapped(answered(404, 'No such image: shop/web:2'))).toEqual({
    code: 'IMAGE_NOT_FOUND',
    data: { image: 'shop/web:2', reason: 'No such image: shop/web:2' },
  })
})

test('a full disk is NO_SPACE_ON_HOST, in a pull too', () => {
  const sentence = 'failed to register layer: write /usr/lib/x: no space left on device'
  expect(mapped(new ReportedInStream(sentence), pulling)).toEqual({
    code: 'NO_SPACE_ON_HOST',
    data: { host: 'prod', reason: sentence },
  })
})

test.each([
  ['ENOENT', 'there is no socket where it should be'],
  ['ECONNREFUSED', 'its socket is there, but nobody listens'],
  ['ECONNRESET', 'the connection broke'],
  ['HPE_INVALID_CONSTANT', 'what answers is not a Docker Engine'],
])('%s is ENGINE_UNREACHABLE', (code, reason) => {
  expect(mapped(connection(code))).toEqual({ code: 'ENGINE_UNREACHABLE', data: { host: 'prod', reason } })
})

test('no right to the socket is ENGINE_PERMISSION', () => {
  expect(mapped(connection('EACCES'))).toEqual({ code: 'ENGINE_PERMISSION', data: { host: 'prod' } })
})

test('a deadline is ENGINE_TIMEOUT in seconds', () => {
  expect(mapped(new DeadlinePassed(2500))).toEqual({
    code: 'ENGINE_TIMEOUT',
    data: { host: 'prod', call: context.call, seconds: 2.5 },
  })
})

test('everything else that the Engine says is ENGINE_ERROR in its own words, cleaned', () => {
  const message = 'OCI runtime create failed: exec: "/x": no such file or directory: unknown: unknown\n'
  expect(mapped(answered(400, message))).toEqual({
    code: 'ENGINE_ERROR',
    data: {
      host: 'prod',
      call: context.call,
      reason: 'OCI runtime create failed: exec: "/x": no such file or directory',
    },
  })
  const streamed = Object.assign(new Error('(HTTP code 404) unexpected - no such thing. '), {
    statusCode: 404,
    json: null,
  })
  expect(mapped(streamed).data).toMatchObject({ reason: 'no such thing' })
})

test('a bug of ours is not dressed up as an error of the Engine', () => {
  const bug = new TypeError('x is not a function')
  expect(toAppError(bug, context)).toBe(bug)
})

test('the status of the Engine is found again behind the mapped error', () => {
  const error = toAppError(answered(404, 'No such container: abc'), context)
  expect([engineStatus(error), isNotFound(error), isRemovalInProgress(error)]).toEqual([404, true, false])
  const removing = toAppError(answered(409, 'removal of container abc is already in progress'), context)
  expect(isRemovalInProgress(removing)).toBe(true)
})
