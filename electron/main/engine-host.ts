import type { Engine } from '#engine/engine.ts'

/** The engine inside this process: started after the window is shown, stopped before the process ends. */
export interface EngineHost {
  /** Kept at the first successful start, however many attempts it takes. */
  readonly running: Promise<Engine>
  /** Starts the engine, or starts it again after a failure. Answers what went wrong, or null. Never rejects. */
  start(): Promise<{ readonly failure: unknown } | null>
  /**
   * Puts a damaged database aside (see `setDatabaseAside`), so that the next start makes a new one.
   *
   * @throws AppError DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_FULL
   */
  setAside(): Promise<void>
  /** Stops the command line's socket, then the engine. */
  stop(): Promise<void>
}

export function createEngineHost(options: { readonly dataFolder: string }): EngineHost {
  let announce: (engine: Engine) => void = () => {}
  const running = new Promise<Engine>((resolve) => {
    announce = resolve
  })
  const started: { close(): Promise<void> }[] = []

  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.close()
  }

  const start = async () => {
    // Loaded late: the window is on the screen before the engine's libraries are read.
    const [{ createEngine }, { openLocalSocket }, { createDesktopSealer }] = await Promise.all([
      import('#engine/engine.ts'),
      import('../server/local-socket.ts'),
      import('./desktop-sealer.ts'),
    ])
    const { dataFolder } = options
    const sealer = createDesktopSealer({ environment: process.env, dataFolder })
    const engine = await createEngine({ dataFolder, shell: 'desktop', sealer, ...dockerHost() })
    started.push({ close: () => engine.stop() })
    await engine.start()
    started.push(await openLocalSocket({ engine, dataFolder }))
    announce(engine)
  }

  return {
    running,
    async start() {
      try {
        await start()
        return null
      } catch (failure) {
        console.error('The engine did not start:', failure)
        await stop().catch((error: unknown) => console.error('Cleaning up after it failed too:', error))
        return { failure }
      }
    },
    async setAside() {
      const { setDatabaseAside } = await import('#engine/db/set-aside.ts')
      setDatabaseAside(options.dataFolder, new Date())
    },
    stop,
  }
}

function dockerHost(): { readonly dockerHost?: string } {
  const value = process.env['STACKWRIGHT_DOCKER_HOST']
  return value ? { dockerHost: value } : {}
}
