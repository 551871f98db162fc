/** A name for a new stack that no other has: `my-stack`, `my-stack-2`. */
export const freeStackName = (taken: readonly string[]): string => {
  const names = new Set(taken)
  let name = 'my-stack'
  for (let count = 2; names.has(name); count += 1) name = `my-stack-${count}`
  return name
}
