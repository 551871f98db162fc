import type { SecretRecipe } from '#shared/catalogue/option.ts'

const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
/** May stand in an address as they are (RFC 3986, unreserved), and count as special for programs that ask for one. */
const signs = '-._~'

/**
 * A secret by its recipe. `randomIndex` answers a number below the given one, all with the same chance. `mixed` has a
 * letter of each size, a digit and a sign at least; nothing that looks like something else is in the letters.
 */
export const makeSecret = ({ length, alphabet }: SecretRecipe, randomIndex: (below: number) => number): string => {
  const pick = (from: string) => from.charAt(randomIndex(from.length))
  if (alphabet === 'hex') return repeat(length, () => pick('0123456789abcdef'))
  if (alphabet === 'letters-digits') return repeat(length, () => pick(upper + lower + digits))
  // A letter first: some programs take a leading sign for a switch.
  const [first, ...rest] = [pick(upper), pick(lower), pick(digits), pick(signs)]
  const more = repeat(length - 4, () => pick(upper + lower + digits))
  return first + shuffled([...rest, ...more], randomIndex)
}

const repeat = (count: number, make: () => string): string => Array.from({ length: Math.max(0, count) }, make).join('')

/** Fisher and Yates. */
const shuffled = (all: string[], randomIndex: (below: number) => number): string => {
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = randomIndex(last + 1)
    const [a = '', b = ''] = [all[last], all[other]]
    all[last] = b
    all[other] = a
  }
  return all.join('')
}
