import { z } from 'zod'
import { formatBytes } from '../format/bytes.ts'

/** One row of the table: how an error is told to a person and to a program. */
interface ErrorEntry<Data extends z.ZodType> {
  /** HTTP status of the REST transport. */
  readonly status: number
  /** True where the same call may succeed later with nothing changed by the caller. */
  readonly retryable: boolean
  readonly data: Data
  /** What happened, and to what. */
  readonly message: (data: z.infer<Data>) => string
  /** What to do next. */
  readonly next: (data: z.infer<Data>) => string
}

const entry = <Data extends z.ZodType>(definition: ErrorEntry<Data>): ErrorEntry<Data> => definition

const none = z.object({})
const stack = z.object({ stack: z.string() })
const host = z.object({ host: z.string() })
const onHost = z.object({ host: z.string(), reason: z.string() })

/**
 * All errors that a user can see. Codes are stable: scripts match on them. An error that is not here is a bug of ours
 * and leaves the engine as INTERNAL, with a reference to the log and no detail.
 */
export const errorTable = {
  // What was asked
  INVALID_INPUT: entry({
    status: 400,
    retryable: false,
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
    message: (d) =>
      `The input is not valid: ${d.issues.map((i) => (i.path ? `${i.path}: ${i.message}` : i.message)).join('; ')}.`,
    next: () => 'Correct the named fields and send it again.',
  }),
  CALL_UNKNOWN: entry({
    status: 404,
    retryable: false,
    data: z.object({}),
    message: () => 'There is no such call.',
    next: () => 'Look up its method and path in /openapi.json, which lists every call.',
  }),
  DOCUMENT_INVALID: entry({
    status: 422,
    retryable: false,
    data: z.object({
      problems: z.array(
        z.object({
          rule: z.string(),
          message: z.string(),
          path: z.string(),
          file: z.string().nullable(),
          line: z.number().nullable(),
          column: z.number().nullable(),
        }),
      ),
    }),
    message: (d) =>
      d.problems
        .map((p) => (p.file && p.line ? `${p.file}:${p.line}:${p.column ?? 1}: ${p.message}` : p.message))
        .join('\n'),
    next: () => 'Correct the document at the lines named. Nothing was stored or changed.',
  }),
  PERMISSION_DENIED: entry({
    status: 403,
    retryable: false,
    data: z.object({ actor: z.string(), permission: z.string() }),
    message: (d) => `${d.actor} may not do this: it needs the permission ${d.permission}.`,
    next: () => 'Ask an administrator of this Stackwright for it.',
  }),
  NOT_SIGNED_IN: entry({
    status: 401,
    retryable: false,
    data: none,
    message: () => 'This window is not signed in, or its one-time link was used already.',
    next: () => 'Open the link that the server printed last, or start the server again for a new one.',
  }),
  CONFIRMATION_MISMATCH: entry({
    status: 400,
    retryable: false,
    data: stack,
    message: (d) => `Deleting the data of ${d.stack} needs its name as confirmation.`,
    next: (d) => `Give the name exactly: ${d.stack}.`,
  }),

  // Stacks and versions
  STACK_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: stack,
    message: (d) => `There is no stack called ${d.stack}.`,
    next: () => 'List the stacks to see their names, or apply a compose file to make this one.',
  }),
  STACK_EXISTS: entry({
    status: 409,
    retryable: false,
    data: z.object({ stack: z.string(), host: z.string() }),
    message: (d) => `A stack called ${d.stack} exists already, on ${d.host}.`,
    next: () => 'Choose another name, or save a new version of that stack.',
  }),
  COMPOSE_PROJECT_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ project: z.string(), host: z.string() }),
    message: (d) => `There is no container of a Compose project called ${d.project} on ${d.host} that no stack has.`,
    next: () => 'List the Compose projects of the host to see their names.',
  }),
  STACK_ON_OTHER_HOST: entry({
    status: 409,
    retryable: false,
    data: z.object({ stack: z.string(), host: z.string(), asked: z.string() }),
    message: (d) => `${d.stack} lives on ${d.host}, not on ${d.asked}.`,
    next: (d) => `Leave the host out, or choose another stack name for ${d.asked}.`,
  }),
  STACK_NOT_APPLIED: entry({
    status: 409,
    retryable: false,
    data: stack,
    message: (d) => `${d.stack} has no version that runs.`,
    next: () => 'Apply a version first.',
  }),
  VERSION_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ stack: z.string(), version: z.number() }),
    message: (d) => `${d.stack} has no version ${d.version}.`,
    next: () => 'List its versions to see their numbers.',
  }),
  NOTHING_TO_ROLL_BACK_TO: entry({
    status: 409,
    retryable: false,
    data: stack,
    message: (d) => `${d.stack} has no earlier version that ever ran.`,
    next: () => 'Say which version to go to, or apply a second one: it makes a way back.',
  }),
  SERVICE_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ stack: z.string(), service: z.string() }),
    message: (d) => `${d.stack} has no service called ${d.service}.`,
    next: () => 'Look at the services of the stack for their names.',
  }),

  OBJECT_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ kind: z.string(), id: z.string(), host: z.string() }),
    message: (d) => `${d.host} has no ${d.kind} ${d.id}.`,
    next: () => 'It may have been removed meanwhile: look at the list of what the host has.',
  }),

  TERMINAL_NOT_ALLOWED: entry({
    status: 403,
    retryable: false,
    data: z.object({ host: z.string() }),
    message: (d) => `Terminals in containers of ${d.host} are switched off.`,
    next: () => 'Switch them on for this host in the settings, where everybody who may use them is meant to.',
  }),
  TERMINAL_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ terminal: z.string() }),
    message: () => 'This terminal is not open any more.',
    next: () => 'Open another one.',
  }),
  TOO_MANY_TERMINALS: entry({
    status: 429,
    retryable: true,
    data: z.object({ most: z.number() }),
    message: (d) => `${d.most} terminals are open, which is as many as there may be.`,
    next: () => 'Close one of them first.',
  }),

  // The wizard
  COMPONENT_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ component: z.string() }),
    message: (d) => `The catalogue has no component called ${d.component}.`,
    next: () => 'List the catalogue to see what there is, and what is wrong with files of your own.',
  }),
  CHOICES_BLOCKED: entry({
    status: 422,
    retryable: false,
    data: z.object({ findings: z.array(z.object({ rule: z.string(), message: z.string(), why: z.string() })) }),
    message: (d) => d.findings.map((f) => `${f.rule}: ${f.message}`).join('\n'),
    next: () => 'Change the choices that are named, or have them fixed. Nothing was stored.',
  }),
  DRAFT_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ draft: z.string() }),
    message: (d) => `There is no draft ${d.draft}: a version was made of it, or it was thrown away.`,
    next: () => 'List the drafts, or begin a new stack.',
  }),
  NOT_FROM_WIZARD: entry({
    status: 409,
    retryable: false,
    data: stack,
    message: (d) => `No version of ${d.stack} was made in the wizard.`,
    next: () => 'Change its document in the editor.',
  }),

  // Commands
  COMMAND_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ command: z.string() }),
    message: (d) => `There is no command ${d.command}.`,
    next: () => 'List the commands to see their numbers.',
  }),
  COMMAND_ENDED: entry({
    status: 409,
    retryable: false,
    data: z.object({ command: z.string(), status: z.string() }),
    message: (d) => `${d.command} has ended already: ${d.status}.`,
    next: () => 'There is nothing left to cancel.',
  }),
  COMMAND_NOT_ENDED_BADLY: entry({
    status: 409,
    retryable: false,
    data: z.object({ command: z.string(), status: z.string() }),
    message: (d) => `Command ${d.command} is ${d.status}; only one that failed or was cancelled can be tried again.`,
    next: () => 'Ask for what you want as a new command.',
  }),
  IDEMPOTENCY_KEY_REUSED: entry({
    status: 409,
    retryable: false,
    data: z.object({ key: z.string() }),
    message: (d) => `The idempotency key ${d.key} was used for another request.`,
    next: () => 'Use a new key for a new request.',
  }),
  PLAN_CHANGED: entry({
    status: 409,
    retryable: false,
    data: z.object({ stack: z.string() }),
    message: (d) => `The host changed since the plan for ${d.stack} was approved. Nothing was run.`,
    next: () => 'Look at the new plan and approve it.',
  }),
  PRUNE_CHANGED: entry({
    status: 409,
    retryable: false,
    data: z.object({ host: z.string(), what: z.string() }),
    message: (d) =>
      `What of the ${d.what} of ${d.host} nobody needs is not what was approved any more. Nothing was removed.`,
    next: () => 'Look at the new list and approve it.',
  }),
  PLAN_BLOCKED: entry({
    status: 409,
    retryable: false,
    data: z.object({
      stack: z.string(),
      conflicts: z.array(z.object({ code: z.string(), message: z.string(), next: z.string() })),
    }),
    message: (d) => d.conflicts.map((c) => c.message).join('\n'),
    next: (d) => d.conflicts.map((c) => c.next).join('\n'),
  }),
  COMMAND_CANCELLED: entry({
    status: 409,
    retryable: false,
    data: z.object({ stack: z.string() }),
    message: (d) => `The command was cancelled; ${d.stack} was led back to what ran before.`,
    next: () => 'Start it again when you want it.',
  }),
  CRASH_RETRIES_EXHAUSTED: entry({
    status: 500,
    retryable: false,
    data: z.object({ attempts: z.number() }),
    message: (d) => `The command was interrupted ${d.attempts} times and is not tried again by itself.`,
    next: () => 'Look at its log, then start it again.',
  }),
  ROLLBACK_FAILED: entry({
    status: 500,
    retryable: false,
    data: z.object({ stack: z.string(), reason: z.string(), undoReason: z.string() }),
    message: (d) => `${d.stack} could not be led back after a failure. First: ${d.reason} Then: ${d.undoReason}`,
    next: () => 'The containers are left as they are and no volume was touched. Apply a version to repair the stack.',
  }),

  // Hosts and the Engine
  HOST_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: host,
    message: (d) => `There is no host called ${d.host}.`,
    next: () => 'List the hosts to see their names.',
  }),
  HOST_EXISTS: entry({
    status: 409,
    retryable: false,
    data: host,
    message: (d) => `A host called ${d.host} exists already.`,
    next: () => 'Choose another name.',
  }),
  HOST_IN_USE: entry({
    status: 409,
    retryable: false,
    data: z.object({ host: z.string(), stacks: z.array(z.string()) }),
    message: (d) => `${d.host} still has stacks: ${d.stacks.join(', ')}.`,
    next: () => 'Remove those stacks first.',
  }),
  HOST_BUSY: entry({
    status: 409,
    retryable: true,
    data: z.object({ host: z.string(), command: z.string() }),
    message: (d) => `${d.host} has a command to do first: ${d.command}.`,
    next: () => 'Wait until it has ended, then try again.',
  }),
  ENGINE_UNREACHABLE: entry({
    status: 503,
    retryable: true,
    data: onHost,
    message: (d) => `The Docker Engine of ${d.host} does not answer: ${d.reason}.`,
    next: () => 'Start Docker on that host, then try again. What was stored is kept.',
  }),
  ENGINE_PERMISSION: entry({
    status: 503,
    retryable: false,
    data: host,
    message: (d) => `Your account may not use the Docker Engine of ${d.host}.`,
    next: () => 'Add your account to the group docker and sign in again, or run Stackwright as a user who may.',
  }),
  ENGINE_TIMEOUT: entry({
    status: 504,
    retryable: true,
    data: z.object({ host: z.string(), call: z.string(), seconds: z.number() }),
    message: (d) => `The Docker Engine of ${d.host} did not answer ${d.call} within ${d.seconds} s.`,
    next: () => 'Look whether the Engine is stuck or very busy, then try again.',
  }),
  ENGINE_ERROR: entry({
    status: 502,
    retryable: false,
    data: z.object({ host: z.string(), call: z.string(), reason: z.string() }),
    message: (d) => `The Docker Engine of ${d.host} refused ${d.call}: ${d.reason}.`,
    next: () => 'Correct what it names, then try again.',
  }),
  ENGINE_TOO_OLD: entry({
    status: 409,
    retryable: false,
    data: z.object({
      key: z.string(),
      needs: z.string(),
      release: z.string(),
      has: z.string().nullable(),
      host: z.string(),
    }),
    message: (d) =>
      `${d.key} needs Engine API ${d.needs} (Docker ${d.release}); the Engine of ${d.host} has ${d.has ?? 'one that it does not tell'}.`,
    next: (d) => `Update Docker on ${d.host}, or remove ${d.key} from the document.`,
  }),
  HOST_LOCKED: entry({
    status: 409,
    retryable: true,
    data: z.object({ host: z.string(), holder: z.string(), since: z.string() }),
    message: (d) => `Another controller is changing ${d.host}: ${d.holder}, since ${d.since}.`,
    next: (d) =>
      `Wait until it is done, then try again. Where it is gone for good, take its lock away: stackwright host unlock ${d.host}.`,
  }),
  IMAGE_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ image: z.string(), reason: z.string() }),
    message: (d) => `The image ${d.image} is not on the host and cannot be pulled: ${d.reason}.`,
    next: () => 'Check its name and tag: the registry may have it under another one, or not any more.',
  }),
  IMAGE_NOT_FOR_PLATFORM: entry({
    status: 409,
    retryable: false,
    data: z.object({ image: z.string(), host: z.string(), reason: z.string() }),
    message: (d) => `The image ${d.image} is not made for the processor of ${d.host}: ${d.reason}.`,
    next: (d) => `Take an image or tag that is built for ${d.host}, or correct "platform" in the document.`,
  }),
  PULL_STALLED: entry({
    status: 504,
    retryable: true,
    data: z.object({ image: z.string(), registry: z.string(), host: z.string(), seconds: z.number() }),
    message: (d) => `The pull of ${d.image} was given up: ${d.registry} sent ${d.host} nothing for ${d.seconds} s.`,
    next: (d) => `Look at the connection of ${d.host} to ${d.registry}, then try again: complete layers are kept.`,
  }),
  REGISTRY_DENIED: entry({
    status: 403,
    retryable: false,
    data: z.object({
      registry: z.string(),
      image: z.string().nullable(),
      username: z.string().nullable(),
      reason: z.string(),
    }),
    message: (d) =>
      `${d.registry} refused ${d.image ?? 'the login'} ${d.username === null ? 'to somebody without a login' : `to ${d.username}`}: ${d.reason}.`,
    next: (d) =>
      d.username === null
        ? `Add a login for ${d.registry} under Settings, Registries, or with stackwright registry add ${d.registry}. Where none is needed, check the name of the image.`
        : `Store the login of ${d.registry} again with the right password or token, or have ${d.username} given access.`,
  }),
  REGISTRY_UNREACHABLE: entry({
    status: 502,
    retryable: true,
    data: z.object({ registry: z.string(), host: z.string(), reason: z.string() }),
    message: (d) => `${d.registry} gives ${d.host} no usable answer: ${d.reason}.`,
    next: (d) =>
      `Check the name of the registry, whether it is up and whether ${d.host} reaches it, then try again. What runs is not touched.`,
  }),
  REGISTRY_UNTRUSTED: entry({
    status: 502,
    retryable: false,
    data: z.object({ registry: z.string(), host: z.string(), reason: z.string() }),
    message: (d) => `The Docker Engine of ${d.host} does not trust ${d.registry}: ${d.reason}.`,
    next: (d) =>
      `Put the certificate of its authority into /etc/docker/certs.d/${d.registry}/ca.crt on ${d.host}. For a registry without TLS, name it in insecure-registries of that Engine.`,
  }),
  REGISTRY_RATE_LIMITED: entry({
    status: 429,
    retryable: true,
    data: z.object({ registry: z.string(), username: z.string().nullable(), reason: z.string() }),
    message: (d) => `${d.registry} allows no more pulls for now: ${d.reason}.`,
    next: (d) =>
      d.username === null
        ? `Wait and try again, or add a login for ${d.registry}: most registries allow more to those who sign in.`
        : 'Wait and try again.',
  }),
  REGISTRY_LOGIN_NOT_FOUND: entry({
    status: 404,
    retryable: false,
    data: z.object({ registry: z.string() }),
    message: (d) => `No login is stored for ${d.registry}.`,
    next: () => 'List the registries to see those that have one, or add it.',
  }),
  LOGIN_IMPORT_FAILED: entry({
    status: 409,
    retryable: false,
    data: z.object({ file: z.string(), reason: z.string() }),
    message: (d) => `No login could be imported from ${d.file}: ${d.reason}.`,
    next: () => 'Run docker login first, or add the login of the registry by hand.',
  }),
  BUILD_UNSUPPORTED: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), image: z.string(), host: z.string() }),
    message: (d) => `${d.service} is to be built, and Stackwright builds no images; ${d.image} is not on ${d.host}.`,
    next: (d) => `Build it on ${d.host} as ${d.image}, or push it and give ${d.service} its name with image.`,
  }),
  IMAGE_GONE: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), image: z.string() }),
    message: (d) =>
      `The image ${d.image} that ${d.service} ran with in this version is no longer on the host, and it was never in a registry.`,
    next: (d) =>
      `Build or load it on the host again, or make a new version with an image for ${d.service} that is there.`,
  }),
  PORT_IN_USE: entry({
    status: 409,
    retryable: false,
    data: z.object({ port: z.number(), host: z.string(), holder: z.string().nullable() }),
    message: (d) => `Port ${d.port} on ${d.host} is already used by ${d.holder ?? 'another program'}.`,
    next: (d) => `Publish another port than ${d.port}, or stop what uses it.`,
  }),
  NAME_TAKEN: entry({
    status: 409,
    retryable: false,
    data: z.object({ object: z.enum(['container', 'network', 'volume']), name: z.string(), host: z.string() }),
    message: (d) => `A ${d.object} called ${d.name} exists on ${d.host} and does not belong to this stack.`,
    next: (d) =>
      `Rename it or remove it yourself, or give the ${d.object} another name in the document. Stackwright leaves it alone.`,
  }),
  LIMIT_BELOW_USE: entry({
    status: 409,
    retryable: false,
    data: z.object({ container: z.string(), limit: z.number(), used: z.number() }),
    message: (d) =>
      `${d.container} uses ${formatBytes(d.used)} of memory, not less than the ${formatBytes(d.limit)} it is to be limited to while it runs.`,
    next: () => 'Ask for more memory, or stop the service first: it then starts with the new limit.',
  }),
  LIMITS_REFUSED: entry({
    status: 409,
    retryable: false,
    data: z.object({ container: z.string(), host: z.string(), reason: z.string() }),
    message: (d) =>
      `The Docker Engine of ${d.host} does not give the container ${d.container} its new limits: ${d.reason}.`,
    next: () => 'Correct the limit that it names, or stop the service first and apply again.',
  }),
  BIND_SOURCE_MISSING: entry({
    status: 409,
    retryable: false,
    data: z.object({ path: z.string(), host: z.string() }),
    message: (d) => `${d.path} is to be mounted and does not exist on ${d.host}.`,
    next: () => 'Create it there, or leave out "create_host_path: false" to have an empty folder made.',
  }),
  TOO_MANY_CPUS: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), asks: z.number(), has: z.number(), host: z.string() }),
    message: (d) => `${d.service} may use ${d.asks} processors, and ${d.host} has ${d.has}: its Engine refuses that.`,
    next: (d) => `Set "cpus" of ${d.service} to ${d.has} or less.`,
  }),
  ADDRESS_POOLS_EXHAUSTED: entry({
    status: 409,
    retryable: false,
    data: host,
    message: (d) => `Docker on ${d.host} has no address range left for another network.`,
    next: () => 'Remove networks there that nobody uses, or give the network a subnet of its own in the document.',
  }),
  SUBNET_TAKEN: entry({
    status: 409,
    retryable: false,
    data: z.object({
      host: z.string(),
      /** As they are known before the Engine refuses: the subnet that is asked for, and the network that has it. */
      subnet: z.string().optional(),
      holder: z.string().optional(),
    }),
    message: (d) =>
      `The subnet ${d.subnet === undefined ? 'that a network asks for' : d.subnet} overlaps with ${d.holder === undefined ? `one that ${d.host} uses already` : `the one of network ${d.holder} on ${d.host}`}.`,
    next: () => 'Give the network another subnet in the document.',
  }),
  EXTERNAL_NOT_FOUND: entry({
    status: 409,
    retryable: false,
    data: z.object({ object: z.enum(['network', 'volume']), name: z.string(), host: z.string() }),
    message: (d) => `The external ${d.object} ${d.name} does not exist on ${d.host}.`,
    next: (d) => `Create the ${d.object} first, or leave out "external".`,
  }),
  NETWORK_IN_USE: entry({
    status: 409,
    retryable: false,
    data: z.object({ network: z.string(), containers: z.array(z.string()) }),
    message: (d) =>
      `The network ${d.network} has to change, but containers that are not of this stack use it: ${d.containers.join(', ')}.`,
    next: () => 'Disconnect those containers, or leave the network as it is.',
  }),
  NETWORK_STUCK: entry({
    status: 502,
    retryable: false,
    data: z.object({ network: z.string(), host: z.string() }),
    message: (d) =>
      `The Docker Engine of ${d.host} does not remove the network ${d.network}: it says that it is in use, and shows no container that uses it.`,
    next: () =>
      'Restart that Docker Engine, which makes it count again, then try once more. Nothing else is touched by it.',
  }),
  VOLUME_DIVERGED: entry({
    status: 409,
    retryable: false,
    data: z.object({ volume: z.string(), fields: z.array(z.string()) }),
    message: (d) =>
      `The volume ${d.volume} exists with another ${d.fields.join(' and ')} than the document asks. Changing it would lose its data.`,
    next: (d) =>
      `Choose what to do: keep it as it is (--volume ${d.volume}=keep), or use a new, empty one beside it (--volume ${d.volume}=new). Its data stays either way. Or write the document as the volume is.`,
  }),
  UNHEALTHY: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), reason: z.string() }),
    message: (d) => `${d.service} did not become healthy: ${d.reason}.`,
    next: (d) => `Look at the logs of ${d.service} and at its health check.`,
  }),
  EXITED: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), exitCode: z.number(), lastLines: z.array(z.string()) }),
    message: (d) =>
      `${d.service} ended with exit code ${d.exitCode}.${d.lastLines.length > 0 ? ` Its last words: ${d.lastLines.join(' | ')}` : ''}`,
    next: (d) => `Look at the logs of ${d.service}.`,
  }),
  HOOK_FAILED: entry({
    status: 409,
    retryable: false,
    data: z.object({
      service: z.string(),
      hook: z.string(),
      command: z.string(),
      reason: z.string(),
      lastLines: z.array(z.string()),
    }),
    message: (d) =>
      `${d.hook} of ${d.service} failed: ${d.reason} (${d.command}).${d.lastLines.length > 0 ? ` Its last words: ${d.lastLines.join(' | ')}` : ''}`,
    next: (d) => `Correct the command under ${d.hook} of ${d.service}, or what it needs.`,
  }),
  DEADLINE_PASSED: entry({
    status: 409,
    retryable: false,
    data: z.object({ service: z.string(), condition: z.string(), seconds: z.number() }),
    message: (d) => `${d.service} was not ${d.condition} after ${d.seconds} s.`,
    next: (d) =>
      `Look at the logs of ${d.service}; if it only needs longer, raise start_period or retries of its health check.`,
  }),
  NO_SPACE_ON_HOST: entry({
    status: 507,
    retryable: false,
    data: onHost,
    message: (d) => `The disk of ${d.host} is full: ${d.reason}.`,
    next: () => 'Free some room there, for example by removing images nobody uses, then try again.',
  }),

  // The data folder and this process
  DATA_FOLDER_IN_USE: entry({
    status: 409,
    retryable: true,
    data: z.object({ folder: z.string() }),
    message: (d) => `Another Stackwright is using the data folder ${d.folder}.`,
    next: () => 'Use that one, or end it first, or choose another folder with --data-dir.',
  }),
  DATA_FOLDER_NOT_WRITABLE: entry({
    status: 507,
    // Nothing begins while it lasts, and what it stopped in the middle goes on once it has passed.
    retryable: true,
    data: z.object({ folder: z.string(), reason: z.string() }),
    message: (d) => `The data folder ${d.folder} cannot be written: ${d.reason}.`,
    next: () =>
      'Give your account the right to write there, or choose another folder: --data-dir, or STACKWRIGHT_DATA_DIR. Nothing was changed or deleted.',
  }),
  DATA_FOLDER_FULL: entry({
    status: 507,
    retryable: true,
    data: z.object({ folder: z.string() }),
    message: (d) =>
      `The disk that holds the data folder ${d.folder} is full. Nothing more is stored until there is room.`,
    next: () => 'Free some room, then try again. What was confirmed before is kept.',
  }),
  DATABASE_DAMAGED: entry({
    status: 500,
    retryable: false,
    data: z.object({ file: z.string(), reason: z.string() }),
    message: (d) => `The database ${d.file} is damaged: ${d.reason}.`,
    next: () =>
      'Keep a copy of the folder, then restore a backup. Without one, start with an empty folder: --data-dir, or STACKWRIGHT_DATA_DIR. The file is left as it is, and the containers go on running meanwhile.',
  }),
  DATABASE_NEWER: entry({
    status: 500,
    retryable: false,
    data: z.object({ file: z.string() }),
    message: (d) => `The database ${d.file} was written by a newer Stackwright.`,
    next: () => 'Start the newer version, or choose another folder with --data-dir.',
  }),
  SECRET_UNREADABLE: entry({
    status: 409,
    retryable: false,
    data: z.object({ secret: z.string(), reason: z.string() }),
    message: (d) => `${d.secret} cannot be read: ${d.reason}.`,
    next: () => 'Start Stackwright with the key it was sealed with, or store the secret again.',
  }),
  SECRETS_UNAVAILABLE: entry({
    status: 409,
    retryable: false,
    data: z.object({ reason: z.string() }),
    message: (d) => `No secret can be stored or read here: ${d.reason}.`,
    next: () =>
      'Make the key store or key file usable, or give a key of your own in STACKWRIGHT_SECRET_KEY_FILE, then start Stackwright again.',
  }),
  NOT_RUNNING: entry({
    status: 503,
    retryable: true,
    data: none,
    message: () => 'Stackwright is shutting down.',
    next: () => 'Start it again.',
  }),
  INTERNAL: entry({
    status: 500,
    retryable: false,
    data: z.object({ reference: z.string() }),
    message: (d) => `Something went wrong inside Stackwright (reference ${d.reference}).`,
    next: (d) => `Look for ${d.reference} in the log file of the data folder, and report it.`,
  }),
} as const

export type ErrorCode = keyof typeof errorTable
export type ErrorData<Code extends ErrorCode> = z.infer<(typeof errorTable)[Code]['data']>

/** What every error carries over every transport, beside its code, status and message. */
export const ErrorPayload = z.object({
  /** What to do next, for a person. */
  next: z.string(),
  retryable: z.boolean(),
  /** The row's own data, for a program. */
  details: z.unknown(),
})
export type ErrorPayload = z.infer<typeof ErrorPayload>
