/** The flag of a start at login: the window stays hidden, the tray is there. */
export const hiddenFlag = '--hidden'

/** A desktop entry (freedesktop.org, Desktop Entry Specification 1.5) that starts a program hidden. */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Stackwright',
    `Exec=${execQuoted(program)} ${hiddenFlag}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/**
 * A program's path as `Exec` takes it: quoted, with `"`, `` ` ``, `$` and `\` escaped, the escape of a string value doubled,
 * and `%`, which marks a field code, written twice.
 */
const execQuoted = (path: string): string =>
  `"${path.replaceAll(/[`"$\\]/g, (sign) => `\\\\${sign === '\\' ? '\\\\' : sign}`).replaceAll('%', '%%')}"`
