/** One message that a container wrote, as the Engine stored it. */
export interface LogFrame {
  readonly stream: 'stdout' | 'stderr'
  readonly bytes: Buffer
}

const HEADER_BYTES = 8

/**
 * Takes the Engine's multiplexed log stream apart: a header of eight bytes (stream number, three zeros, length as a
 * big-endian 32-bit number) before each message (Engine API, ContainerAttach, "Stream format"). A container with a
 * terminal has no headers; its bytes come as one stdout message a chunk. What a chunk completes comes together: a
 * container may write a hundred thousand messages a second.
 */
export async function* readLogFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly LogFrame[], void> {
  let pending: Buffer = Buffer.alloc(0)
  let raw = false
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk])
    if (!raw) {
      const taken = takeFrames(pending)
      if (taken.frames.length > 0) yield taken.frames
      pending = taken.rest
      raw = taken.raw
    }
    if (raw && pending.length > 0) {
      yield [{ stream: 'stdout', bytes: pending }]
      pending = Buffer.alloc(0)
    }
  }
  if (pending.length > 0) yield [{ stream: 'stdout', bytes: pending }]
}

/** The complete messages at the start of `bytes`. `raw` where what follows is no header. */
function takeFrames(bytes: Buffer): { frames: LogFrame[]; rest: Buffer; raw: boolean } {
  const frames: LogFrame[] = []
  let rest = bytes
  while (rest.length >= HEADER_BYTES) {
    if (!isHeader(rest)) return { frames, rest, raw: true }
    const end = HEADER_BYTES + rest.readUInt32BE(4)
    if (rest.length < end) break
    frames.push({ stream: rest[0] === 2 ? 'stderr' : 'stdout', bytes: rest.subarray(HEADER_BYTES, end) })
    rest = rest.subarray(end)
  }
  return { frames, rest, raw: false }
}

const isHeader = (bytes: Buffer): boolean => (bytes[0] ?? 3) <= 2 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0
