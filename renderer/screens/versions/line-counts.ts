/** Lines that a unified patch adds and takes away; its file headers are not counted. */
export const lineCounts = (patch: string): { readonly added: number; readonly removed: number } => {
  const lines = patch.split('\n')
  const counted = (sign: string, header: string): number =>
    lines.filter((line) => line.startsWith(sign) && !line.startsWith(header)).length
  return { added: counted('+', '+++ '), removed: counted('-', '--- ') }
}
