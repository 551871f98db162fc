import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** One answer of the server, as it went over the wire. */
const Answer = z.object({
  /** `GET /api/stacks?limit=50`, with the body behind it where there was one. */
  ask: z.string(),
  status: z.number().int(),
  type: z.string(),
  body: z.string(),
})
export type Answer = z.infer<typeof Answer>

const Head = z.object({
  /** What the clock showed while this was recorded (milliseconds since 1970): pages that are shown it see the same. */
  at: z.number().int(),
  /** Screens by name, and their places. */
  places: z.record(z.string(), z.string()),
})

/** All that pages asked, and were told, at one moment. */
export interface RecordedWorld extends z.infer<typeof Head> {
  readonly answers: readonly Answer[]
}

const fileOf = (name: string): string => join(import.meta.dirname, `${name}.world.jsonl`)

/** A recording, one answer a line. */
export function readWorld(name: string): RecordedWorld {
  const [head = '', ...answers] = readFileSync(fileOf(name), 'utf8').trim().split('\n')
  return { ...Head.parse(JSON.parse(head)), answers: answers.map((line) => Answer.parse(JSON.parse(line))) }
}

export function writeWorld(name: string, { answers, ...head }: RecordedWorld): void {
  const sorted = answers.toSorted((a, b) => (a.ask < b.ask ? -1 : 1))
  writeFileSync(fileOf(name), `${[head, ...sorted].map((line) => JSON.stringify(line)).join('\n')}\n`)
}
