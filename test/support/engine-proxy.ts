import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as timer } from 'node:timers/promises'

/** One request that passed, for example `POST /containers/create?name=x`. */
export interface ProxiedCall {
  readonly method: string
  readonly path: string
}

/**
 * What happens to one call: the connection is cut before the Engine sees it, the Engine does it and the connection is cut
 * before its answer, the Engine does not see it and a status is answered, or nothing is ever answered.
 */
export const faultKinds = ['refused', 'answer-lost', '500', '409', 'hang'] as const
export type FaultKind = (typeof faultKinds)[number]

export interface CallFault {
  /** Of the calls since the last reset, from 0. */
  readonly at: number
  readonly kind: FaultKind
}

/** A socket in front of an Engine that keeps a record of every call, and can let one of them fail. */
export interface EngineProxy {
  readonly path: string
  /** Since the last reset. */
  readonly calls: readonly ProxiedCall[]
  /** What is armed. */
  readonly fault: CallFault | null
  /** Forgets the calls, and arms a fault for one of the next. */
  reset(fault?: CallFault): void
  stop(): Promise<void>
}

/** Calls that change something on the host. */
export const changingCalls = (calls: readonly ProxiedCall[]): readonly string[] =>
  calls.filter(({ method }) => method !== 'GET' && method !== 'HEAD').map(({ method, path }) => `${method} ${path}`)

/** @param target path of the Engine's own socket */
export async function startEngineProxy(target: string): Promise<EngineProxy> {
  const path = join(tmpdir(), `engine-proxy-${randomUUID().slice(0, 8)}.sock`)
  let calls: ProxiedCall[] = []
  let fault: CallFault | null = null

  const server = createServer((asked, answer) => {
    const index = calls.length
    calls.push({ method: asked.method ?? '', path: asked.url ?? '' })
    void pass({ asked, answer, target, fault: fault?.at === index ? fault.kind : null })
  })
  server.requestTimeout = 0
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(path, resolve))

  return {
    path,
    get calls() {
      return calls
    },
    get fault() {
      return fault
    },
    reset(next) {
      calls = []
      fault = next ?? null
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { force: true })
    },
  }
}

interface Passage {
  readonly asked: IncomingMessage
  readonly answer: ServerResponse
  readonly target: string
  readonly fault: FaultKind | null
}

async function pass(passage: Passage): Promise<void> {
  const { asked, answer, fault } = passage
  switch (fault) {
    case 'refused':
      asked.socket.destroy()
      return
    case '500':
    case '409':
      answer.writeHead(Number(fault), { 'Content-Type': 'application/json' })
      answer.end(JSON.stringify({ message: `injected ${fault}` }))
      return
    case 'hang':
      return
    case 'answer-lost':
    case null:
      forward(passage)
  }
}

function forward({ asked, answer, target, fault }: Passage): void {
  const { method, url: path, headers } = asked
  const call = request({ socketPath: target, method, path, headers })
  call.on('error', () => asked.socket.destroy())
  call.on('response', (response) => {
    if (fault === 'answer-lost') {
      void drained(response).then(() => asked.socket.destroy())
      return
    }
    answer.writeHead(response.statusCode ?? 500, response.headers)
    answer.flushHeaders()
    response.on('error', () => answer.destroy())
    response.pipe(answer)
  })
  // A caller that leaves ends the Engine's side too: an event stream would stay open for ever.
  answer.on('close', () => call.destroy())
  asked.pipe(call)
}

/** Ends when the answer has come whole; a stream that never ends is given a moment. */
const drained = (response: IncomingMessage): Promise<unknown> =>
  Promise.race([new Promise((resolve) => response.resume().on('close', resolve)), timer(300)])
