import { parseGoDuration } from '#shared/format/go-duration.ts'
import { translated } from '#shared/language/translate.ts'
import { formatDuration } from '../../format/age.ts'
import { upperFirst } from '../../format/upper-first.ts'

const deadline = /(?<=, at most )\S+$/

/** A step's text, which is written for the log and the command line, as a line for people: `…, at most 1 min 20 s`. */
export const stepWords = (text: string): string =>
  upperFirst(
    translated(
      text.replace(deadline, (written) => {
        const ms = parseGoDuration(written)
        return ms === null ? written : formatDuration(ms)
      }),
    ),
  )
