import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { t } from '#shared/language/translate.ts'
import type { ErrorLog } from '../error-log.ts'
import { type FoundUpdate, judgeVersion, refusedFiles } from './judge-update.ts'
import { listLine, listNames, signedLines } from './signed-list.ts'
import type { UpdateFeed } from './update-feed.ts'
import type { UpdateSource } from './update-source.ts'

/** Looks for updates of the app, and installs one when a person says so. */
export interface Updates {
  /**
   * Looks once. Whoever asked gets an answer whatever it is; by itself only an update is told of, and each version once.
   * What goes wrong is said, or noted.
   */
  check(asked: boolean): Promise<void>
}

interface UpdatesOptions {
  readonly current: string
  readonly source: () => Promise<UpdateSource>
  readonly feed: (address: URL) => Promise<UpdateFeed>
  /** Whether a command runs. Nothing is offered, and nothing installed, while one does. */
  readonly busy: () => boolean
  /** Asks whether to download and install this version. */
  readonly offer: (version: string) => Promise<boolean>
  readonly tell: (sentence: string) => Promise<void>
  /** Where what went wrong in a look that nobody asked for is written down. */
  readonly errors: Pick<ErrorLog, 'add'>
  /** Ends the engine in order, then does this. */
  readonly endThen: (last: () => void) => Promise<void>
}

/** An update that passed, with the list that says what its files are. */
interface Passed {
  readonly found: FoundUpdate
  readonly lines: ReadonlySet<string>
}

/** What a look came to, where it came to no update. */
class Ending extends Error {
  readonly isRefusal: boolean

  constructor(sentence: string, isRefusal: boolean) {
    super(sentence)
    this.isRefusal = isRefusal
  }
}

export function createUpdates(options: UpdatesOptions): Updates {
  const { errors } = options
  const declined = new Set<string>()
  let looking = false

  const look = async (asked: boolean): Promise<void> => {
    const source = await options.source()
    if (source.kind === 'off') throw new Ending(source.why, false)
    if (options.busy()) throw new Ending(t('A command is running. Look for updates again when it has ended.'), false)
    const feed = await options.feed(source.address)
    const passed = await passedUpdate(feed, source, options.current)
    const { version } = passed.found
    if (!asked && declined.has(version)) return
    if (!(await options.offer(version))) {
      declined.add(version)
      return
    }
    await demandListed(await feed.download(), passed)
    if (options.busy())
      throw new Ending(
        t('The update is downloaded, and a command is running. Look for updates again when it has ended.'),
        true,
      )
    await options.endThen(() => feed.install())
  }

  /** By itself only a refusal and a failure are worth a word, and in the log. */
  const end = async (asked: boolean, error: unknown): Promise<void> => {
    if (asked) await options.tell(error instanceof Ending ? error.message : unreachable(error))
    else if (!(error instanceof Ending) || error.isRefusal) errors.add('An update was not taken', error)
  }

  return {
    async check(asked) {
      if (looking) return
      looking = true
      try {
        await look(asked).catch((error: unknown) => end(asked, error))
      } finally {
        looking = false
      }
    },
  }
}

const unreachable = (error: unknown): string =>
  t('Looking for updates failed: {{reason}}', { reason: error instanceof Error ? error.message : String(error) })

async function passedUpdate(
  feed: UpdateFeed,
  { address, key }: Extract<UpdateSource, { readonly kind: 'on' }>,
  current: string,
): Promise<Passed> {
  const found = await feed.latest()
  if (found === null)
    throw new Ending(t('This installation cannot update itself: install the new package by hand.'), false)
  const verdict = judgeVersion(found.version, current)
  if (verdict.kind === 'refused') throw new Ending(verdict.why, true)
  if (verdict.kind === 'same')
    throw new Ending(t('Stackwright {{version}} is the newest there is.', { version: current }), false)
  const names = listNames(found.version)
  const [list, signature] = await Promise.all([feed.read(names.list), feed.read(names.signature)])
  const lines = signedLines(list, signature, key)
  const refused = refusedFiles(found, lines, address)
  if (refused !== null || lines === null) throw new Ending(refused ?? '', true)
  return { found, lines }
}

/** What lies on the disk is looked at again: it is what will run, whoever wrote it there. */
async function demandListed(files: readonly string[], { found, lines }: Passed): Promise<void> {
  const { version } = found
  const sums = await Promise.all(files.map(sha512))
  if (sums.length > 0 && sums.every((sum) => lines.has(listLine(version, sum)))) return
  throw new Ending(
    t('The update to {{version}} has a file that is not in its signed list. It is not taken.', { version }),
    true,
  )
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
