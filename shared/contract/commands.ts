import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Command, CommandDetail, CommandLogLine, CommandStatus, CommandStep } from '../model/command.ts'
import { CommandEvidence } from '../model/command-evidence.ts'
import { StackDocument } from '../model/document.ts'
import { Reference, Slug } from '../model/ids.ts'
import { ImagePull } from '../model/image-pull.ts'
import { PageInput, page } from '../model/page.ts'
import { VolumeChoices } from '../model/volume-choice.ts'
import { procedure } from './procedure.ts'

/** What all procedures share that put a command into the queue. They answer at once; the worker does the work. */
const enqueue = {
  /** Sending the same key again answers the first command instead of making a second. */
  idempotencyKey: z.string().min(1).max(200).optional(),
  /** Hash of the approved plan. Where the plan made at the start differs, the command ends PLAN_CHANGED with no change made. */
  approvedPlan: z.string().max(64).optional(),
}

/** What to do about volumes that are on the host otherwise than the document asks; part of the approved plan. */
const volumeChoices = VolumeChoices.optional()

/** A command's id, or its number as `#12` or `12`. */
const command = z.string().min(1).max(64)

/** What a reader of a running command sees, in order. `command` comes first and whenever the status changes. */
export const CommandEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), command: Command }),
  z.object({ kind: z.literal('log'), line: CommandLogLine }),
  z.object({ kind: z.literal('step'), step: CommandStep }),
  /** Only while the pull runs: it is not stored, and who comes later does not see it. */
  z.object({ kind: z.literal('pull'), pull: ImagePull }),
])
export type CommandEvent = z.infer<typeof CommandEvent>

export const commands = {
  /** Stores the document as a new version (or takes the latest, where it is equal) and enqueues its apply. Makes the stack where needed. */
  applyDocument: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stackName}/apply',
      summary: 'Store and apply a document',
      successStatus: 202,
    })
    .meta({ permission: 'stack.apply' })
    .input(
      z.object({
        stackName: Slug,
        host: Reference.optional(),
        document: StackDocument,
        message: z.string().max(500).default(''),
        /** Has the registries asked what the tags name now, and makes a new version that runs that. */
        pull: z.boolean().default(false),
        volumeChoices,
        ...enqueue,
      }),
    )
    .output(z.object({ command: Command, version: z.number().int() })),

  applyVersion: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/versions/{number}/apply',
      summary: 'Apply a stored version',
      successStatus: 202,
    })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ stack: Reference, number: z.coerce.number().int().positive(), volumeChoices, ...enqueue }))
    .output(z.object({ command: Command })),

  /** `to` defaults to the newest version before the current one that ever ran. */
  rollback: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/rollback',
      summary: 'Go back to an earlier version',
      successStatus: 202,
    })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ stack: Reference, to: z.number().int().positive().optional(), volumeChoices, ...enqueue }))
    .output(z.object({ command: Command, version: z.number().int() })),

  /** Removes containers and networks; volumes only where `volumes` is true and `confirm` is the stack's name. */
  remove: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/remove',
      summary: 'Remove a stack from its host',
      successStatus: 202,
    })
    .meta({ permission: 'stack.remove' })
    .input(
      z.object({ stack: Reference, volumes: z.boolean().default(false), confirm: z.string().optional(), ...enqueue }),
    )
    .output(z.object({ command: Command })),

  start: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/start',
      summary: 'Start the containers of a stack or service',
      successStatus: 202,
    })
    .meta({ permission: 'stack.operate' })
    .input(z.object({ stack: Reference, service: z.string().optional(), ...enqueue }))
    .output(z.object({ command: Command })),

  stop: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/stop',
      summary: 'Stop the containers of a stack or service',
      successStatus: 202,
    })
    .meta({ permission: 'stack.operate' })
    .input(z.object({ stack: Reference, service: z.string().optional(), ...enqueue }))
    .output(z.object({ command: Command })),

  restart: procedure
    .route({
      method: 'POST',
      path: '/stacks/{stack}/restart',
      summary: 'Restart the containers of a stack or service',
      successStatus: 202,
    })
    .meta({ permission: 'stack.operate' })
    .input(z.object({ stack: Reference, service: z.string().optional(), ...enqueue }))
    .output(z.object({ command: Command })),

  list: procedure
    .route({ method: 'GET', path: '/commands', summary: 'Commands, newest first' })
    .meta({ permission: 'command.read' })
    .input(
      PageInput.extend({
        status: CommandStatus.optional(),
        /** true: PENDING and RUNNING only; false: ended ones only. */
        active: z.stringbool().or(z.boolean()).optional(),
        stack: Reference.optional(),
        host: Reference.optional(),
        /** Words that all have to be in a command's stack, title, kind, number, id, actor or error; case does not count. */
        search: z.string().max(200).optional(),
      }),
    )
    .output(page(Command)),

  get: procedure
    .route({ method: 'GET', path: '/commands/{command}', summary: 'One command with its steps' })
    .meta({ permission: 'command.read' })
    .input(z.object({ command }))
    .output(CommandDetail),

  log: procedure
    .route({ method: 'GET', path: '/commands/{command}/log', summary: 'Log lines of a command' })
    .meta({ permission: 'command.read' })
    .input(
      z.object({
        command,
        afterSeq: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(500),
      }),
    )
    .output(z.object({ lines: z.array(CommandLogLine) })),

  /** Log lines after `afterSeq`, steps and states as they come; ends by itself when the command has ended and all was sent. */
  follow: procedure
    .route({ method: 'GET', path: '/commands/{command}/follow', summary: 'A command as it happens' })
    .meta({ permission: 'command.read' })
    .input(z.object({ command, afterSeq: z.coerce.number().int().min(0).default(0) }))
    .output(eventIterator(CommandEvent)),

  /**
   * Asks for the same again, as a new command that names this one as its parent; only for one that FAILED or was CANCELLED.
   * It makes a plan of its own. Needs the permission of what the command does, beside that of this procedure.
   */
  retry: procedure
    .route({
      method: 'POST',
      path: '/commands/{command}/retry',
      summary: 'Ask for a failed or cancelled command again',
      successStatus: 202,
    })
    .meta({ permission: 'stack.operate' })
    .input(z.object({ command, ...enqueue }))
    .output(z.object({ command: Command })),

  /** Plan, steps, log, every call of the Engine, and the host before and after; without secrets. */
  evidence: procedure
    .route({ method: 'GET', path: '/commands/{command}/evidence', summary: 'All that is known of a command' })
    .meta({ permission: 'command.read' })
    .input(z.object({ command }))
    .output(CommandEvidence),

  /** A PENDING command ends CANCELLED at once; a RUNNING one is asked to, and leads back at the next safe point. */
  cancel: procedure
    .route({ method: 'POST', path: '/commands/{command}/cancel', summary: 'Cancel a command' })
    .meta({ permission: 'command.cancel' })
    .input(z.object({ command }))
    .output(Command),
}
