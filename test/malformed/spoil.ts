import type { SeededRandom } from '../support/seeded-random.ts'

/** Values that some field will not expect. */
const strange: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '#', '\u0000', '\ud800', '../../etc/passwd', '%00', '☃'],
  ...[
    [],
    {},
    [[]],
    [null],
    { __proto__: null },
    { constructor: { prototype: {} } },
    { toString: 1 },
    'x'.repeat(70_000),
  ],
]
const strangeKeys = ['__proto__', 'constructor', 'toString', '', ' ', 'x'.repeat(300), '\u0000']

/** The same JSON with one to three values, keys or items changed, taken away or added: right in form, wrong in content. */
export function spoilJson(text: string, random: SeededRandom): string {
  const root = { value: JSON.parse(text) as unknown }
  for (let left = 1 + random.below(3); left > 0; left -= 1) spoilOnce(root, random)
  return JSON.stringify(root.value) ?? 'null'
}

function spoilOnce(root: { value: unknown }, random: SeededRandom): void {
  const { holder, key } = random.pick([...placesIn(root), { holder: root, key: 'value' }])
  if (random.chance(0.25)) Reflect.deleteProperty(holder, key)
  else if (random.chance(0.2)) define(holder, random.pick(strangeKeys), structuredClone(random.pick(strange)))
  else if (random.chance(0.1)) define(holder, key, nested(2 + random.below(3000)))
  else define(holder, key, structuredClone(random.pick(strange)))
}

const define = (holder: object, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

const nested = (depth: number): unknown => {
  let value: unknown = 0
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

/** Far above any good call; a value that was nested before is not nested again. */
const deepest = 20

function* placesIn(holder: object, depth = 0): Generator<{ readonly holder: object; readonly key: string }> {
  for (const [key, value] of Object.entries(holder)) {
    yield { holder, key }
    if (typeof value === 'object' && value !== null && depth < deepest) yield* placesIn(value, depth + 1)
  }
}

/** The same text with characters changed, taken away, doubled or cut off: wrong in form. */
export function spoilText(text: string, random: SeededRandom): string {
  let spoilt = text
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(spoilt.length + 1)
    const character = String.fromCodePoint(
      random.pick([0, 9, 10, 34, 44, 58, 91, 93, 123, 125, 92, 255, 0xfffd, 0x1f600]),
    )
    spoilt = random.pick([
      () => spoilt.slice(0, at) + character + spoilt.slice(at),
      () => spoilt.slice(0, at) + spoilt.slice(at + 1),
      () => spoilt.slice(0, at),
      () => spoilt.slice(0, at) + spoilt.slice(Math.max(0, at - random.below(40))),
    ])()
  }
  return spoilt
}
