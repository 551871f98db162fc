/** Names variables for secrets, `DB_ADMIN_PASSWORD` for the option adminPassword of db; no name twice. */
export const nameSecrets = (): ((part: string, option: string) => string) => {
  const taken = new Set<string>()
  return (part, option) => {
    const wanted = `${part}_${option.replace(/[A-Z]/g, '_$&')}`.replaceAll('-', '_').toUpperCase()
    let name = wanted
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`
    taken.add(name)
    return name
  }
}
