import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Every message of a container that is no terminal begins with eight bytes, the last four of them its length. */
const HEADER_BYTES = 8
const LENGTH_AT = 4

/**
 * Lines a second that the Engine hands over to somebody who follows a container's log and does nothing with it: the most
 * that any reader on this machine can show.
 *
 * @param address `unix:///path`
 */
export async function linesHandedOver(address: string, container: string, seconds: number): Promise<number> {
  const response = await open(address, `/containers/${container}/logs?stdout=1&stderr=1&timestamps=1&follow=1&tail=0`)
  const counter = messageCounter()
  response.on('data', (chunk: Buffer) => counter.take(chunk))
  await sleep(1000)
  const before = counter.count()
  const begun = performance.now()
  await sleep(seconds * 1000)
  const perSecond = ((counter.count() - before) * 1000) / (performance.now() - begun)
  response.destroy()
  return perSecond
}

const open = (address: string, path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = get({ socketPath: address.replace('unix://', ''), path }, (response) => {
      // Ending the reading breaks the connection off, which is what is wanted.
      response.on('error', () => {})
      resolve(response)
    })
    request.on('error', reject)
  })

/** Counts messages by their headers alone, so that counting costs next to nothing. */
function messageCounter(): { take(chunk: Buffer): void; count(): number } {
  let count = 0
  let rest: Buffer = Buffer.alloc(0)
  return {
    count: () => count,
    take(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let start = 0
      while (bytes.length - start >= HEADER_BYTES) {
        const end = start + HEADER_BYTES + bytes.readUInt32BE(start + LENGTH_AT)
        if (end > bytes.length) break
        start = end
        count += 1
      }
      rest = bytes.subarray(start)
    },
  }
}
