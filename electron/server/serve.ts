import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '#engine/engine.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { defaultDataFolder } from './default-data-folder.ts'
import { openLocalSocket } from './local-socket.ts'
import { startServer } from './start-server.ts'

const usage = `Usage: node out/server/index.js [options]

  --data-dir FOLDER   where everything is kept (STACKWRIGHT_DATA_DIR, or this system's place for it)
  --host ADDRESS      address to listen on (127.0.0.1)
  --port NUMBER       port to listen on; 0 takes any free one (4777)
  --allow-remote      let other computers connect; put a proxy with TLS in front
  --help              this text`

/**
 * Runs the headless shell until the process is asked to end. Prints the one-time link when it is ready.
 *
 * @returns the exit code: 0 after an orderly end, 1 where it could not start, 2 for wrong arguments
 */
export async function serve(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'number') return options
  try {
    await run(options)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(`${error.message}\n${error.next}`)
    return 1
  }
}

interface ServeOptions {
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  readonly allowRemote: boolean
}

function readOptions(args: readonly string[]): ServeOptions | number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '4777' },
        'allow-remote': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(usage)
      return 0
    }
    const dataFolder = resolve(values['data-dir'] ?? defaultDataFolder())
    return { dataFolder, host: values.host, port: portOf(values.port), allowRemote: values['allow-remote'] }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port: ${text} is not a port number`)
  return port
}

/** Starts engine, socket and server in this order and stops them in the reverse one, also where a later one fails. */
async function run({ dataFolder, host, port, allowRemote }: ServeOptions): Promise<void> {
  const asked = askedToEnd()
  const engine = await createEngine({ dataFolder, shell: 'server', ...dockerHost() })
  const started: { close(): Promise<void> }[] = [{ close: () => engine.stop() }]
  try {
    await engine.start()
    started.push(await openLocalSocket({ engine, dataFolder }))
    const rendererFolder = join(import.meta.dirname, '..', 'renderer')
    const server = await startServer({ engine, host, port, allowRemote, rendererFolder })
    started.push(server)
    console.log(`Stackwright serves ${server.url}\nOpen this link once to sign in: ${server.oneTimeUrl}`)
    await asked
  } finally {
    for (const part of started.reverse()) await part.close()
  }
}

function dockerHost(): { readonly dockerHost?: string } {
  const value = process.env['STACKWRIGHT_DOCKER_HOST']
  return value === undefined ? {} : { dockerHost: value }
}

/** Kept at the first request to end; a second one ends the process at once, as usual. */
function askedToEnd(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
}
