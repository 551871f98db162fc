import { get } from 'node:http'
import { join } from 'node:path'

/** Asks the app of a data folder over its local socket, as the command line does, whichever shell it is. */
export function askApp(dataFolder: string, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = get({ socketPath: join(dataFolder, 'engine.sock'), path: `/api${path}` }, async (response) => {
      let body = ''
      for await (const chunk of response) body += String(chunk)
      resolve(JSON.parse(body))
    })
    request.once('error', reject)
  })
}
