/** The whole number that a label holds; null where it is missing or something else, since labels are anybody's to write. */
export function labelNumber(labels: Readonly<Record<string, string>>, label: string): number | null {
  const text = labels[label]
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null
}
