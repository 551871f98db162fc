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
    pending = pending.length === 0 ? asBuffer(chunk) : Buffer.concat([pending, chunk])
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

/** The same bytes, not a copy of them. */
const asBuffer = (chunk: Uint8Array): Buffer => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)

/** The complete messages at the start of `bytes`. `raw` where what follows is no header. */
function takeFrames(bytes: Buffer): { frames: LogFrame[]; rest: Buffer; raw: boolean } {
  const frames: LogFrame[] = []
  let start = 0
  while (bytes.length - start >= HEADER_BYTES) {
    if (!isHeader(bytes, start)) return { frames, rest: bytes.subarray(start), raw: true }
    const from = start + HEADER_BYTES
    const end = from + bytes.readUInt32BE(start + 4)
    if (bytes.length < end) break
    frames.push({ stream: bytes[start] === 2 ? 'stderr' : 'stdout', bytes: bytes.subarray(from, end) })
    start = end
  }
  return { frames, rest: bytes.subarray(start), raw: false }
}

const isHeader = (bytes: Buffer, at: number): boolean =>
  (bytes[at] ?? 3) <= 2 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0
