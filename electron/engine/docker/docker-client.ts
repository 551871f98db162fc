import { Agent } from 'node:http'
import { inspect } from 'node:util'
import Dockerode from 'dockerode'
import type { HostConnection } from '#shared/model/host.ts'

/** The way to one Docker Engine. Made without any request; nothing is known of the Engine yet. */
export interface DockerClient {
  /** Name of the host, for error messages. */
  readonly hostName: string
  readonly connection: HostConnection
  /** No call waits longer for its answer than this many milliseconds, whatever it may take by itself. */
  readonly longestCallMs: number
  /** For requests with an answer that ends; their connections are kept and used again. */
  readonly calls: Dockerode
  /** For events, logs and pulls; each has a connection of its own, which ends with it. */
  readonly streams: Dockerode
  /** Ends every connection, also those in use: what waits on one fails. */
  close(): void
}

/**
 * Eight starts at a time is what a plan runs; lists, probes and a second reader come on top. More than this waits for a
 * free connection.
 */
const MAX_CALL_CONNECTIONS = 32

/**
 * docker-modem writes every request out in full for a log that is off (5.0, `buildRequest`): the agent with each of its
 * sockets took more time than all of a plan.
 */
class TerseAgent extends Agent {
  [inspect.custom](): string {
    return 'Agent'
  }
}

/** A client for the Engine behind `connection`. Never throws: an Engine that is not there shows at the first call. */
export function connectDocker(host: {
  readonly name: string
  readonly connection: HostConnection
  /** Unlimited where left out: every call has a deadline of its own. */
  readonly longestCallMs?: number
}): DockerClient {
  const callAgent = new TerseAgent({ keepAlive: true, maxSockets: MAX_CALL_CONNECTIONS })
  const streamAgent = new TerseAgent({ keepAlive: false })
  return {
    hostName: host.name,
    connection: host.connection,
    longestCallMs: host.longestCallMs ?? Number.POSITIVE_INFINITY,
    calls: dockerode(host.connection, callAgent),
    streams: dockerode(host.connection, streamAgent),
    close() {
      callAgent.destroy()
      streamAgent.destroy()
    },
  }
}

/**
 * Deadlines are set per call (`engine-call.ts`), not here: dockerode's `timeout` ends an idle stream and cannot be told
 * from a broken connection. Everything that dockerode would take from DOCKER_HOST is given, so that it takes nothing.
 */
function dockerode(connection: HostConnection, agent: Agent): Dockerode {
  const options = {
    socketPath: connection.path,
    host: undefined,
    port: undefined,
    username: undefined,
    protocol: 'http' as const,
    ca: undefined,
    cert: undefined,
    key: undefined,
    agent,
  }
  return new Dockerode(options)
}
