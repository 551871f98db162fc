import type { Answer, RecordedWorld } from './recorded-world.ts'
import type { AnswerCall } from './world-server.ts'

/** What a screen is shown in. `empty` is a recording of its own, shown as data. */
export type ScreenState = 'data' | 'loading' | 'error'

/** What the frame around a screen asks for: it is there in every state. */
const ofFrame = /^GET \/api\/(alerts|commands\?active=true.*|hosts|settings|system|system\/changes)$/

const failure = {
  defined: true,
  code: 'INTERNAL',
  status: 500,
  message: 'Something went wrong inside Stackwright.',
  data: null,
}

/** Answers calls from a recording. What was never asked is told, since a screen without its answer is not the recorded one. */
export function replay(world: RecordedWorld, state: ScreenState, miss: (ask: string) => void): AnswerCall {
  const byAsk = new Map(world.answers.map((answer) => [answer.ask, answer]))
  const byPath = new Map(world.answers.map((answer) => [pathOf(answer.ask), answer]))
  return ({ ask }, response) => {
    if (state !== 'data' && !ofFrame.test(ask)) {
      if (state === 'error')
        response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(failure))
      return
    }
    const found: Answer | undefined = byAsk.get(ask) ?? byPath.get(pathOf(ask))
    if (!found) {
      miss(ask)
      response.writeHead(404).end()
      return
    }
    response.writeHead(found.status, { 'content-type': found.type })
    // A stream stays open: its end would be the end of the host.
    if (found.type.startsWith('text/event-stream')) response.write(found.body)
    else response.end(found.body)
  }
}

/** Method and path alone: a window of another width asks for another number of points. */
const pathOf = (ask: string): string => ask.split(/[ ?]/, 2).join(' ')
