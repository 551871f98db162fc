import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { HostId, StackId } from '#shared/model/ids.ts'
import type { StackVersion } from '#shared/model/version.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { DraftId, WizardStep } from '#shared/wizard/wizard-draft.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Tables, WizardDraftTable } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'

/** Answers that made a version, and the text that they made. */
export interface MadeVersion {
  readonly version: number
  readonly answers: WizardAnswers
  /** As the wizard made it, without what was changed by hand. */
  readonly text: string
}

/** A draft as it is stored. */
export interface StoredDraft {
  readonly id: DraftId
  readonly stackId: StackId | null
  readonly hostId: HostId | null
  readonly step: WizardStep
  readonly answers: WizardAnswers
  readonly updatedAt: string
}

/** A version to be stored with its answers. */
export interface VersionFromAnswers {
  readonly stack: { readonly name: string; readonly hostId: HostId | null; readonly defaultHostId: HostId }
  readonly document: StackDocument
  readonly answers: WizardAnswers
  readonly text: string
  readonly message: string
  readonly author: string
  /** Gone with it, where it is there. */
  readonly draft: DraftId | null
}

/** Answers of stored versions, and unfinished ones. Secrets in them are sealed before they come here. */
export interface WizardStore {
  /** All or nothing: the stack, the version, its answers. @throws AppError STACK_ON_OTHER_HOST, HOST_NOT_FOUND */
  saveVersion(version: VersionFromAnswers): Promise<StackVersion>
  /** Of the newest version that was made in the wizard; null where none was. */
  newest(stackId: StackId): Promise<MadeVersion | null>
  /** Of a version; null where it was not made in the wizard. */
  ofVersion(stackId: StackId, version: number): Promise<MadeVersion | null>
  /** The latest first. */
  drafts(): Promise<readonly StoredDraft[]>
  /** @throws AppError DRAFT_NOT_FOUND */
  draft(id: DraftId): Promise<StoredDraft>
  /** Makes one where `id` is null. @throws AppError DRAFT_NOT_FOUND */
  saveDraft(draft: Omit<StoredDraft, 'id' | 'updatedAt'> & { readonly id: DraftId | null }): Promise<StoredDraft>
  /** @throws AppError DRAFT_NOT_FOUND */
  removeDraft(id: DraftId): Promise<void>
}

/** What the store is made from. */
export interface WizardStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly stacks: StackStore
  readonly versions: VersionStore
}

/** Makes the store over an open database. */
export function createWizardStore({ db, clock, newId, stacks, versions }: WizardStoreDependencies): WizardStore {
  const made = (stackId: StackId) =>
    db.selectFrom('stack_version_answers').select(['version', 'answers', 'text']).where('stack_id', '=', stackId)

  const draft = async (id: DraftId): Promise<StoredDraft> => {
    const row = await db.selectFrom('wizard_drafts').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new AppError('DRAFT_NOT_FOUND', { draft: id })
    return toDraft(row)
  }

  return {
    draft,
    saveVersion: (version) =>
      inTransaction(db, async (transaction) => {
        const stack = await stacks.within(transaction).ensure(version.stack)
        const { document, message, author, answers, text } = version
        const saved = await versions.within(transaction).save({ stackId: stack.id, document, message, author })
        await transaction
          .insertInto('stack_version_answers')
          .values({ stack_id: stack.id, version: saved.number, answers: canonicalJson(answers), text })
          .onConflict((conflict) => conflict.columns(['stack_id', 'version']).doNothing())
          .execute()
        if (version.draft) await transaction.deleteFrom('wizard_drafts').where('id', '=', version.draft).execute()
        return saved
      }),
    async newest(stackId) {
      const row = await made(stackId).orderBy('version', 'desc').limit(1).executeTakeFirst()
      return row ? toMade(row) : null
    },
    async ofVersion(stackId, version) {
      const row = await made(stackId).where('version', '=', version).executeTakeFirst()
      return row ? toMade(row) : null
    },
    async drafts() {
      const rows = await db
        .selectFrom('wizard_drafts')
        .selectAll()
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(toDraft)
    },
    async saveDraft({ id, stackId, hostId, step, answers }) {
      if (id !== null) await draft(id)
      const row = {
        id: id ?? newId(),
        stack_id: stackId,
        host_id: hostId,
        step,
        answers: canonicalJson(answers),
        updated_at: clock.now().getTime(),
      }
      const { id: _same, ...changed } = row
      await db
        .insertInto('wizard_drafts')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
        .execute()
      return toDraft(row)
    },
    async removeDraft(id) {
      const { numDeletedRows } = await db.deleteFrom('wizard_drafts').where('id', '=', id).executeTakeFirst()
      if (numDeletedRows === 0n) throw new AppError('DRAFT_NOT_FOUND', { draft: id })
    },
  }
}

const toMade = (row: { readonly version: number; readonly answers: string; readonly text: string }): MadeVersion => ({
  version: row.version,
  answers: WizardAnswers.parse(JSON.parse(row.answers)),
  text: row.text,
})

const toDraft = (row: WizardDraftTable): StoredDraft => ({
  id: DraftId.parse(row.id),
  stackId: row.stack_id === null ? null : StackId.parse(row.stack_id),
  hostId: row.host_id === null ? null : HostId.parse(row.host_id),
  step: WizardStep.parse(row.step),
  answers: WizardAnswers.parse(JSON.parse(row.answers)),
  updatedAt: timestamp(row.updated_at),
})
