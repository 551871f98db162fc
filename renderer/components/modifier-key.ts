/** How the key is called that goes with others: Cmd on a Mac, Ctrl elsewhere. */
export const modifierKey = (): 'Cmd' | 'Ctrl' => (/Mac|iPhone|iPad/.test(window.navigator.userAgent) ? 'Cmd' : 'Ctrl')
