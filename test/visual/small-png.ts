import { crc32, deflateSync, inflateSync } from 'node:zlib'

/*
 * Pictures of a user interface have few colours that matter. With a palette of at most 128 of them a PNG (W3C, PNG
 * Specification, third edition) takes a third of the bytes, and no colour moves further than what a comparison overlooks.
 */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture as three bytes a pixel. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Buffer
}

/** The same picture with at most so many colours. One that has a palette already stays as it is. */
export function withPalette(png: Buffer, mostColours = 128): Buffer {
  const pixels = decode(png)
  return pixels === null ? png : encode(pixels, paletteOf(pixels, mostColours))
}

function* chunksOf(png: Buffer): Generator<{ readonly kind: string; readonly data: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { kind: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** Reads 8-bit RGB or RGBA without interlace, which is what browsers write; null for any other picture. */
function decode(png: Buffer): Pixels | null {
  const chunks = [...chunksOf(png)]
  const head = chunks.find(({ kind }) => kind === 'IHDR')?.data
  if (!head) throw new Error('this is no PNG')
  const [width, height, kind] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9]]
  if (head[8] !== 8 || (kind !== 2 && kind !== 6) || head[12] !== 0) return null
  const bytes = kind === 2 ? 3 : 4
  const lines = inflateSync(Buffer.concat(chunks.filter((chunk) => chunk.kind === 'IDAT').map(({ data }) => data)))
  return { width, height, rgb: colours(unfiltered(lines, width * bytes, bytes), bytes) }
}

/** Takes the prediction of each line back (section 9 of the specification). */
function unfiltered(lines: Buffer, width: number, bytes: number): Buffer {
  const height = lines.length / (width + 1)
  const out = Buffer.alloc(width * height)
  for (let row = 0; row < height; row++) {
    const filter = lines[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = column >= bytes ? (out[at - bytes] ?? 0) : 0
      const up = row > 0 ? (out[at - width] ?? 0) : 0
      const corner = row > 0 && column >= bytes ? (out[at - width - bytes] ?? 0) : 0
      out[at] = (lines[row * (width + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function colours(bytes: Buffer, perPixel: number): Buffer {
  if (perPixel === 3) return bytes
  const rgb = Buffer.alloc((bytes.length / 4) * 3)
  for (let pixel = 0; pixel * 4 < bytes.length; pixel++) bytes.copy(rgb, pixel * 3, pixel * 4, pixel * 4 + 3)
  return rgb
}

/** The colours that are used most, none closer to another than needed to be so few. */
function paletteOf({ rgb }: Pixels, most: number): readonly number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3)
    counts.set(rgb.readUIntBE(at, 3), (counts.get(rgb.readUIntBE(at, 3)) ?? 0) + 1)
  const byUse = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  for (let apart = 0; ; apart += 2) {
    const palette: number[] = []
    for (const colour of byUse) {
      if (palette.every((taken) => distance(taken, colour) > apart * apart)) palette.push(colour)
      if (palette.length > most) break
    }
    if (palette.length <= most) return palette
  }
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

function encode({ width, height, rgb }: Pixels, palette: readonly number[]): Buffer {
  const nearest = new Map<number, number>()
  const indexOf = (colour: number): number => {
    const known = nearest.get(colour)
    if (known !== undefined) return known
    const found = palette.reduce(
      (best, taken, index) => (distance(taken, colour) < distance(palette[best] ?? 0, colour) ? index : best),
      0,
    )
    nearest.set(colour, found)
    return found
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    lines[pixel + Math.floor(pixel / width) + 1] = indexOf(rgb.readUIntBE(pixel * 3, 3))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
