import { parseArgs } from 'node:util'

/** What `npm start -- FLAGS` was asked. */
export interface StartFlags {
  readonly help: boolean
  readonly sample: boolean
  /** Whether an Engine may be installed or started where none answers; `ask` asks on a terminal and does it without one. */
  readonly engine: 'ask' | 'yes' | 'no'
  /** Opens the browser even where Electron is there. */
  readonly browser: boolean
  /** False: serves only, and prints the link. */
  readonly open: boolean
  readonly dataFolder: string | null
  readonly dockerHost: string | null
  readonly port: string | null
}

export const startUsage = `Usage: npm start -- [flags]

Opens Stackwright, building it first where that is needed.

  --sample              open with a sample stack, ready to apply
  --browser             open a browser window instead of Electron
  --no-open             open nothing: serve on this computer and print the link
  --install-engine      where no Docker Engine answers: install and start one without asking (Debian or Ubuntu, as root)
  --no-install-engine   where no Docker Engine answers: go on without
  --docker-host ADDRESS the Docker Engine to use, for example unix:///run/docker.sock
  --data-dir FOLDER     where everything is kept (STACKWRIGHT_DATA_DIR, or this system's place for it)
  --port NUMBER         port of the browser window's server; 0 takes any free one (4777)
  --help                this text`

/** Reads the flags. Throws an Error with one sentence for a person where one is unknown or lacks its value. */
export const readStartFlags = (args: readonly string[]): StartFlags => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'install-engine': { type: 'boolean', default: false },
      'no-install-engine': { type: 'boolean', default: false },
      'docker-host': { type: 'string' },
      'data-dir': { type: 'string' },
      port: { type: 'string' },
    },
  })
  return {
    help: values.help,
    sample: values.sample,
    engine: values['no-install-engine'] ? 'no' : values['install-engine'] ? 'yes' : 'ask',
    browser: values.browser,
    open: !values['no-open'],
    dataFolder: values['data-dir'] ?? null,
    dockerHost: values['docker-host'] ?? null,
    port: values.port ?? null,
  }
}
