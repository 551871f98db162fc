import { request as httpRequest } from 'node:http'
import type { Answer } from './recorded-world.ts'
import type { AnswerCall } from './world-server.ts'

/** A stream is kept up to here (characters); what comes later is passed on alone. */
const mostOfStream = 200_000

/** Passes calls on to a real server, and keeps the last answer to each. */
export function createRecorder(oneTimeUrl: string, cookie: string) {
  const target = new URL(oneTimeUrl)
  const answers = new Map<string, Answer>()
  const answer: AnswerCall = ({ ask, request, body }, response) =>
    new Promise((resolve, reject) => {
      const { 'content-type': type, accept } = request.headers
      const headers = { cookie, ...(type ? { 'content-type': type } : {}), ...(accept ? { accept } : {}) }
      const sent = httpRequest(new URL(request.url ?? '/', target), { method: request.method, headers }, (received) => {
        const answered = { ask, status: received.statusCode ?? 500, type: received.headers['content-type'] ?? '' }
        response.writeHead(answered.status, { 'content-type': answered.type })
        let kept = ''
        received.setEncoding('utf8')
        received.on('data', (chunk: string) => {
          if (kept.length < mostOfStream) kept += chunk
          answers.set(ask, { ...answered, body: kept })
          response.write(chunk)
        })
        received.once('end', () => {
          answers.set(ask, { ...answered, body: kept })
          response.end()
          resolve()
        })
        received.once('error', () => resolve())
      })
      response.once('close', () => sent.destroy())
      sent.once('error', (error) => (response.destroyed ? resolve() : reject(error)))
      sent.end(body)
    })
  return {
    answer,
    /** What was answered since the last time. */
    take(): readonly Answer[] {
      const taken = [...answers.values()].filter(({ status }) => status < 500)
      answers.clear()
      return taken
    },
  }
}

/** Signs in with the one-time link. Answers the cookie. */
export async function signIn(oneTimeUrl: string): Promise<string> {
  const answer = await fetch(oneTimeUrl, { redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`the one-time link did not sign in: ${answer.status}`)
  return cookie.split(';', 1)[0] ?? ''
}
