import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Reference } from '../model/ids.ts'
import { PageInput, page } from '../model/page.ts'
import { TerminalEvent, TerminalId, TerminalSession } from '../model/terminal.ts'
import { procedure } from './procedure.ts'

const terminal = z.object({ terminal: TerminalId })
const size = {
  columns: z.number().int().min(1).max(1000).default(80),
  rows: z.number().int().min(1).max(1000).default(24),
}

/**
 * Terminals in containers. Only where the setting `terminalHosts` names the host, else TERMINAL_NOT_ALLOWED. Each is its
 * opener's alone: to anybody else it does not exist.
 */
export const terminals = {
  /** Starts a program with a terminal, a shell where none is named. It ends where nobody reads its output for a minute. */
  open: procedure
    .route({
      method: 'POST',
      path: '/hosts/{host}/containers/{container}/terminals',
      summary: 'Open a terminal in a container',
      successStatus: 201,
    })
    .meta({ permission: 'container.exec' })
    .input(
      z.object({
        host: Reference,
        container: z.string().min(1).max(255),
        /** Program and arguments, as they are: no shell reads them. */
        command: z.array(z.string().min(1).max(4096)).min(1).max(100).optional(),
        ...size,
      }),
    )
    .output(TerminalSession),

  /** What it shows after `afterSeq`, then what comes; ends after its `ended`. A reader that comes back misses nothing of the last 256 KiB. */
  output: procedure
    .route({ method: 'GET', path: '/terminals/{terminal}/output', summary: 'What a terminal shows' })
    .meta({ permission: 'container.exec' })
    .input(terminal.extend({ afterSeq: z.coerce.number().int().min(0).default(0) }))
    .output(eventIterator(TerminalEvent)),

  write: procedure
    .route({ method: 'POST', path: '/terminals/{terminal}/input', summary: 'Type into a terminal' })
    .meta({ permission: 'container.exec' })
    .input(terminal.extend({ data: z.string().max(65_536) }))
    .output(z.object({})),

  resize: procedure
    .route({ method: 'POST', path: '/terminals/{terminal}/size', summary: 'Tell a terminal its size' })
    .meta({ permission: 'container.exec' })
    .input(terminal.extend(size))
    .output(z.object({})),

  close: procedure
    .route({ method: 'DELETE', path: '/terminals/{terminal}', summary: 'Close a terminal' })
    .meta({ permission: 'container.exec' })
    .input(terminal)
    .output(z.object({})),

  /** Every terminal that is or was open, newest first: who, where, when. */
  sessions: procedure
    .route({ method: 'GET', path: '/terminals', summary: 'Who opened terminals where' })
    .meta({ permission: 'host.manage' })
    .input(PageInput)
    .output(page(TerminalSession)),
}
