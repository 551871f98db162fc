import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '#engine/db/connection.ts'
import { newId } from '#engine/new-id.ts'
import { openJournal } from '#engine/queue/command-journal.ts'
import { createCommandSignals } from '#engine/queue/command-signals.ts'
import { createCommandStore } from '#engine/queue/command-store.ts'
import { productLease as lease } from '#engine/queue/lease.ts'
import { noProbe as probe } from '#engine/queue/queue-points.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { ClaimReport } from './claim-messages.ts'

// Claims and ends so many commands of the database in the folder given, or what it gets until it is sent `stop`.
const [folder = '', quota = '0'] = process.argv.slice(2)
const clock = { now: () => new Date() }
const signals = createCommandSignals({ publish() {} })
const claims: ClaimReport['claims'] = []
let busy = 0
let stopped = false

process.on('message', () => {
  stopped = true
})
process.once('disconnect', () => process.exit(0))

/** As the worker does: a database that is in use is asked again. */
async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isAppError(error, 'DATA_FOLDER_IN_USE')) throw error
      busy += 1
      await delay(10)
    }
  }
}

const { db, close } = await patiently(() => openDatabase({ folder }))
const commands = createCommandStore({ db, clock, newId, signals, probe, lease })
const owner = newId()

async function claimOne(): Promise<boolean> {
  const claim = await patiently(() => commands.claim(owner))
  if (!claim) return false
  claims.push({ id: claim.command.id, host: claim.command.hostId, fence: claim.fence })
  const journal = openJournal(claim, { db, clock, signals, probe, lease })
  await patiently(() => journal.settle({ status: 'DONE', outcome: 'APPLIED', error: null }))
  return true
}

const isEmpty = async () => (await commands.list({ active: true, limit: 1 })).items.length === 0

while (!stopped && claims.length < Number(quota)) {
  if (await claimOne()) await delay(0)
  else if (await isEmpty()) break
  else await delay(2)
}
signals.close()
await close()
process.send?.(ClaimReport.parse({ claims, busy }), () => process.disconnect())
