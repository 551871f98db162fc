// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose syntax
import fc from 'fast-check'

const noise = fc.constantFrom(
  ...['', ' ', '\n', '\n  ', ':', '- ', '[', ']', '{', '}', '"', "'", '&a ', '*a', '*web', '<<: ', '!x ', '!reset '],
  ...[
    '!override ',
    '|',
    '>',
    '#',
    '?',
    ',',
    '$',
    '${',
    '${A:?b}',
    '${A:-${B}}',
    '\t',
    '0',
    '-1',
    '1e9',
    'null',
    'true',
  ],
  ...['~', '---\n', '...\n', '\u0000', '\uFFFD', '__proto__', 'constructor', 'toString', 'x-', 'services', 'web', 'db'],
  ...[
    '1-65535',
    '/',
    '..',
    'é',
    '\u{1F600}',
    'extends: web',
    'extends: {file: a.yaml, service: web}',
    'include: [a.yaml]',
  ],
)

type Edit = (text: string) => string

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** Cuts a piece out, and puts noise or the piece twice in its place. */
const roughEdit: fc.Arbitrary<Edit> = fc
  .tuple(share, fc.nat(12), fc.nat(3), noise)
  .map(([place, cut, repeats, piece]) => (text) => {
    const at = Math.floor(place * text.length)
    const copied = repeats === 0 ? text.slice(at, at + cut) : ''
    return text.slice(0, at) + piece + copied + text.slice(at + cut)
  })

/** Puts one word of the document in the place of another, which mostly leaves it YAML. */
const wordEdit: fc.Arbitrary<Edit> = fc.tuple(share, share).map(([from, to]) => (text) => {
  const parts = text.split(/([\w./-]+)/)
  const words = Math.floor(parts.length / 2)
  const at = (place: number) => 2 * Math.floor(place * words) + 1
  return parts.map((part, index) => (index === at(to) ? (parts[at(from)] ?? part) : part)).join('')
})

/** Documents made of real ones: words exchanged, pieces cut out, noise put in. */
export const mutatedDocuments = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.oneof({ weight: 3, arbitrary: wordEdit }, { weight: 1, arbitrary: roughEdit }), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([seed, edits]) => edits.reduce((text, edit) => edit(text), seed))

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      'a:b',
      '8080:80',
      '$A',
      '1s',
      './x:/y',
      'all',
      '512m',
      'service:db',
    ),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...[
          'target',
          'source',
          'type',
          'test',
          'path',
          'name',
          'web',
          'limits',
          'x-a',
          'b',
          'file',
          'service',
          'context',
        ],
        ...['external', 'content', 'driver', 'options', 'soft', 'hard', 'devices', 'resources', 'watch', 'config'],
      ),
      tie('any'),
      { maxKeys: 3 },
    ),
  ),
})).any

/** Documents that are YAML all right, with values of any shape at the keys of a service. */
export const shapedDocuments = (serviceKeys: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      web: fc.dictionary(fc.constantFrom(...serviceKeys, 'nonsense'), value, { maxKeys: 4 }),
      ...Object.fromEntries(
        ['networks', 'volumes', 'configs', 'secrets', 'include', 'x-any'].map((key) => [
          key,
          fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }),
        ]),
      ),
    })
    .map(({ web, ...rest }) => JSON.stringify({ services: { web: { image: 'a', ...web } }, ...rest }))
