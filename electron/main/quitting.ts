import { app } from 'electron'

/** The end of the app, in order: asks where a command runs, lets the windows close, stops the engine, ends the process. */
export interface Quitting {
  /** True once the app is going to end: from then on windows close for good. */
  underWay(): boolean
  /** A window was kept open instead of closed, which ends a quit that was under way. */
  cancel(): void
  /** Quits without asking, as at the end of a session. */
  force(): void
  /** Stops the engine as a quit does, without asking, and does this as the last thing, which has to quit. */
  endThen(last: () => void): Promise<void>
}

/** The engine gets this long to stop (milliseconds); what it had confirmed is stored before. */
const longestStopMs = 8000

export function handleQuitting(options: {
  readonly busy: () => boolean
  readonly ask: () => Promise<boolean>
  readonly stop: () => Promise<void>
}): Quitting {
  let phase: 'running' | 'asking' | 'quitting' | 'stopping' | 'stopped' = 'running'

  const ask = async () => {
    phase = 'asking'
    phase = (await options.ask()) ? 'quitting' : 'running'
    if (phase === 'quitting') quitLater()
  }
  const stop = async (last: () => void) => {
    phase = 'stopping'
    await within(longestStopMs, options.stop()).catch((error: unknown) =>
      console.error('The engine did not stop:', error),
    )
    phase = 'stopped'
    last()
  }

  app.on('before-quit', (event) => {
    if (phase === 'asking') event.preventDefault()
    if (phase !== 'running') return
    if (!options.busy()) {
      phase = 'quitting'
      return
    }
    event.preventDefault()
    ask().catch((error: unknown) => {
      phase = 'running'
      console.error('The question before quitting failed:', error)
    })
  })

  app.on('will-quit', (event) => {
    if (phase === 'stopped') return
    event.preventDefault()
    if (phase !== 'stopping') void stop(quitLater)
  })

  return {
    underWay: () => phase !== 'running' && phase !== 'asking',
    cancel() {
      if (phase === 'quitting') phase = 'running'
    },
    force() {
      if (phase === 'running' || phase === 'asking') phase = 'quitting'
      app.quit()
    },
    endThen: (last) => stop(last),
  }
}

/** Electron ignores a quit from inside its own quit event, where work that ends at once would still be. */
const quitLater = (): void => void setImmediate(() => app.quit())

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
