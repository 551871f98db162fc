/** The whole number that a text says; null for anything else, and for one out of bounds. */
export const wholeNumberIn = (text: string, { min, max }: { readonly min: number; readonly max: number }) => {
  const number = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN
  return number >= min && number <= max ? number : null
}
