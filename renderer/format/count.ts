/** A number with its noun: `1 stack`, `2 stacks`, `no stack`. */
export function count(number: number, one: string, many = `${one}s`): string {
  if (number === 0) return `no ${one}`
  return `${number} ${number === 1 ? one : many}`
}
