/**
 * Switches of Chromium and Node that hand the app to whoever connects. They are for development; in an installed app
 * another program of the same user could start it with one and read all that it knows.
 */
const debugging = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'inspect-port']

/** The first switch an installed app does not start with; undefined where there is none. */
export const refusedSwitch = (has: (name: string) => boolean): string | undefined => debugging.find((name) => has(name))
