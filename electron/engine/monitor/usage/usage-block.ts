import { pointValues, type UsagePoint, type UsageSteps } from './usage-point.ts'
import { stepsPerBlock } from './usage-tiers.ts'

/** Four bytes each: seven digits are more than any chart shows. */
const floatBytes = 4
const floatsPerPoint = pointValues.length + 1
const pointBytes = floatsPerPoint * floatBytes

/** Steps as they are stored: little-endian floats, the number of samples and each value, NaN for one that is not known. */
export function encodeBlock(steps: UsageSteps): Buffer {
  const bytes = Buffer.alloc(stepsPerBlock * pointBytes)
  for (const [index, point] of steps.entries()) {
    if (point === null) continue
    const values = [point.count, ...pointValues.map((name) => point[name] ?? Number.NaN)]
    for (const [place, value] of values.entries()) bytes.writeFloatLE(value, index * pointBytes + place * floatBytes)
  }
  return bytes
}

/** What was stored. Bytes that are no whole block are read as far as they go. */
export function decodeBlock(bytes: Buffer): UsageSteps {
  return Array.from({ length: stepsPerBlock }, (_, index) => decodePoint(bytes, index * pointBytes))
}

function decodePoint(bytes: Buffer, offset: number): UsagePoint | null {
  if (offset + pointBytes > bytes.length) return null
  const count = bytes.readFloatLE(offset)
  if (!(count > 0)) return null
  const read = (name: (typeof pointValues)[number]): number | null => {
    const value = bytes.readFloatLE(offset + (pointValues.indexOf(name) + 1) * floatBytes)
    return Number.isFinite(value) ? value : null
  }
  return {
    count,
    cpuPercent: read('cpuPercent'),
    memoryBytes: read('memoryBytes'),
    networkReceivedBytesPerSecond: read('networkReceivedBytesPerSecond'),
    networkSentBytesPerSecond: read('networkSentBytesPerSecond'),
    blockReadBytesPerSecond: read('blockReadBytesPerSecond'),
    blockWrittenBytesPerSecond: read('blockWrittenBytesPerSecond'),
    cpuPercentMax: read('cpuPercentMax'),
    memoryBytesMax: read('memoryBytesMax'),
  }
}
