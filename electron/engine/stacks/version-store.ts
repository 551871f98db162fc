import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import { StackDocument } from '#shared/model/document.ts'
import { type HostId, StackId } from '#shared/model/ids.ts'
import type { VersionImages } from '#shared/model/image.ts'
import type { StackVersion, VersionSummary } from '#shared/model/version.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { cutPage, numericCursor, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'
import type { SealedValueStore } from '../sealed-values/sealed-value-store.ts'
import { type RanVersionImage, readImagesOnHost, readVersionImages, recordVersionImages } from './version-images.ts'

/** A version to be stored. */
export interface NewVersion {
  readonly stackId: StackId
  readonly document: StackDocument
  readonly message: string
  readonly author: string
  /** Stores a version also where the document is equal to the latest one's: its images are to be resolved anew. */
  readonly always?: boolean
}

/** The histories of all stacks. A stored version is never changed and never deleted. */
export interface VersionStore {
  /** The same store inside a transaction. */
  within(transaction: Kysely<Tables>): VersionStore
  /** Stores the next version; for a document equal to the latest one's, answers the latest and stores nothing. */
  save(version: NewVersion): Promise<StackVersion>
  /** @throws AppError VERSION_NOT_FOUND */
  get(stackId: StackId, number: number): Promise<StackVersion>
  /** The document with the values of its sealed variables. @throws AppError SECRET_UNREADABLE, SECRETS_UNAVAILABLE */
  whole(document: StackDocument): Promise<StackDocument>
  /** The newest version with just this document. @throws AppError VERSION_NOT_FOUND (0) where none has it */
  numberOf(stackId: StackId, document: StackDocument): Promise<number>
  /** The number that saving this document now would answer: the latest one's, where it is equal, else the next. */
  numberFor(stackId: StackId, document: StackDocument, always?: boolean): Promise<number>
  /** Newest first; `limit` 1 to 200. */
  list(page: {
    readonly stackId: StackId
    readonly cursor?: string | undefined
    readonly limit: number
  }): Promise<Page<VersionSummary>>
  /** The newest version before the given one that ever ran; null where none did. */
  before(stackId: StackId, number: number): Promise<number | null>
  /** The images of every version that ever ran of the stacks that are, or were last, on a host. */
  imagesOnHost(hostId: HostId): Promise<readonly RanVersionImage[]>
  /** The images it first ran with; none for a version that was never current, or is not stored yet. */
  images(stackId: StackId, number: number): Promise<VersionImages>
  /** Keeps the images that a version runs with; those it has kept before stay. For use inside a command's commit. */
  recordImages(stackId: StackId, number: number, images: VersionImages): Promise<void>
}

/** What the store is made from. */
export interface VersionStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly changes: Pick<ChangeFeed, 'publish'>
  /** Opens sealed variables. */
  readonly secrets: Pick<SealedValueStore, 'fill'>
}

/** Lower-case hex sha256 of a document in canonical JSON. */
export const documentHash = (document: StackDocument): string =>
  createHash('sha256').update(canonicalJson(document)).digest('hex')

/** Makes the store over an open database. */
export function createVersionStore(dependencies: VersionStoreDependencies): VersionStore {
  const { db } = dependencies
  return {
    within: (transaction) => createVersionStore({ ...dependencies, db: transaction }),
    save: (version) => inTransaction(db, (transaction) => save({ ...dependencies, db: transaction }, version)),
    async get(stackId, number) {
      const row = await db
        .selectFrom('stack_versions')
        .selectAll()
        .where('stack_id', '=', stackId)
        .where('number', '=', number)
        .executeTakeFirst()
      if (!row) throw new AppError('VERSION_NOT_FOUND', { stack: await stackName(db, stackId), version: number })
      return toVersion(row)
    },
    whole: (document) => dependencies.secrets.fill(document),
    async numberFor(stackId, document, always = false) {
      const latest = await latestRow(db, stackId)
      if (latest?.sha256 === documentHash(document) && !always) return latest.number
      return (latest?.number ?? 0) + 1
    },
    async numberOf(stackId, document) {
      const row = await db
        .selectFrom('stack_versions')
        .select('number')
        .where('stack_id', '=', stackId)
        .where('sha256', '=', documentHash(document))
        .orderBy('number', 'desc')
        .executeTakeFirst()
      if (!row) throw new AppError('VERSION_NOT_FOUND', { stack: await stackName(db, stackId), version: 0 })
      return row.number
    },
    async list({ stackId, cursor, limit }) {
      const before = numericCursor(cursor)
      let query = db
        .selectFrom('stack_versions')
        .select(['stack_id', 'number', 'message', 'author', 'created_at', 'sha256'])
        .where('stack_id', '=', stackId)
      if (before !== undefined) query = query.where('number', '<', before)
      const rows = await query
        .orderBy('number', 'desc')
        .limit(limit + 1)
        .execute()
      return cutPage(rows.map(toSummary), limit, (version) => String(version.number))
    },
    async before(stackId, number) {
      const ran = await db
        .selectFrom('stack_version_images')
        .select((select) => select.fn.max('version').as('version'))
        .where('stack_id', '=', stackId)
        .where('version', '<', number)
        .executeTakeFirst()
      return ran?.version ?? null
    },
    imagesOnHost: (hostId) => readImagesOnHost(db, hostId),
    images: (stackId, number) => readVersionImages(db, { stackId, number }),
    recordImages: (stackId, number, images) =>
      recordVersionImages(db, { stackId, number, images, now: dependencies.clock.now().getTime() }),
  }
}

async function save({ db, clock, changes }: VersionStoreDependencies, version: NewVersion): Promise<StackVersion> {
  const latest = await latestRow(db, version.stackId)
  const sha256 = documentHash(version.document)
  if (latest?.sha256 === sha256 && !version.always) return toVersion(latest)
  const row = {
    stack_id: version.stackId,
    number: (latest?.number ?? 0) + 1,
    document: canonicalJson(version.document),
    sha256,
    message: version.message,
    author: version.author,
    created_at: clock.now().getTime(),
  }
  await db.insertInto('stack_versions').values(row).execute()
  changes.publish({ kind: 'stack', stackId: version.stackId })
  return toVersion(row)
}

const latestRow = (db: Kysely<Tables>, stackId: StackId): Promise<VersionRow | undefined> =>
  db
    .selectFrom('stack_versions')
    .selectAll()
    .where('stack_id', '=', stackId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

async function stackName(db: Kysely<Tables>, id: StackId): Promise<string> {
  const stack = await db.selectFrom('stacks').select('name').where('id', '=', id).executeTakeFirst()
  return stack?.name ?? id
}

type VersionRow = Tables['stack_versions']

const toSummary = (row: Omit<VersionRow, 'document'>): VersionSummary => ({
  stackId: StackId.parse(row.stack_id),
  number: row.number,
  message: row.message,
  author: row.author,
  createdAt: timestamp(row.created_at),
  sha256: row.sha256,
})

const toVersion = (row: VersionRow): StackVersion => ({
  ...toSummary(row),
  document: StackDocument.parse(JSON.parse(row.document)),
})
