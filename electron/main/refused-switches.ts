/**
 * Switches of Chromium and Node that hand the app to whoever connects, or take away what keeps its page locked in. They are
 * for development; in an installed app another program of the same user could start it with one and read all that it knows.
 */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-wait',
  'debug-port',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
]

/** The first switch an installed app does not start with; undefined where there is none. */
export const refusedSwitch = (has: (name: string) => boolean): string | undefined => refused.find((name) => has(name))
