import { randomInt } from 'node:crypto'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { checkAnswers } from '#shared/rules/check-answers.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import { generateDocument } from '#shared/wizard/generate/generate-document.ts'
import { findHandEdits, keepHandEdits } from '#shared/wizard/hand-edits.ts'
import { loadDocument } from '../compose/load-document.ts'
import { withoutSecrets } from '../compose/sealed-files.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { makeSecret } from '../wizard/make-secret.ts'
import { loadCatalogue } from '../wizard/own-components.ts'
import { type Sealing, sealAll, sealedVariables, sealGiven } from '../wizard/seal-answers.ts'
import type { StoredDraft } from '../wizard/wizard-store.ts'
import { portsOf } from './catalogue.ts'
import { defaultHost } from './default-host.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { findStack } from './plans.ts'
import { wizardFacts } from './wizard-facts.ts'

/** Drafts, and versions made of answers. */
export function implementWizard(parts: EngineParts) {
  const { open, save } = implementer.wizard
  const sealing = sealingOf(parts)
  return {
    ...implementDrafts(parts, sealing),

    open: open.handler(async ({ input }) => {
      const stack = await parts.stacks.get(input.stack)
      const made = await parts.wizard.newest(stack.id)
      if (!made) throw new AppError('NOT_FROM_WIZARD', { stack: stack.name })
      const latest = await latestOf(parts, stack)
      return {
        answers: made.answers,
        madeVersion: made.version,
        latestVersion: latest?.number ?? made.version,
        edits: latest ? findHandEdits(made.text, textOf(latest.document)) : [],
      }
    }),

    save: save.handler(async ({ input, context, signal }) => {
      const { catalogue } = await loadCatalogue(parts.componentFolder)
      const asked = { ...input.answers, stackName: input.stackName }
      const ports = portsOf(asked, catalogue)
      const known = await wizardFacts(parts, { host: input.host, stack: input.stackName, ports }, signal)
      refuseBlocked(checkAnswers({ ...known, answers: asked, catalogue }))
      const answers = await sealAll(asked, catalogue, sealing)
      const made = await documentOf(parts, { answers, catalogue, keep: new Set(input.keepEdits) })
      loadDocument({ name: input.stackName, document: made.document })
      const version = await parts.wizard.saveVersion({
        stack: {
          name: input.stackName,
          hostId: input.host === undefined ? null : (await parts.hosts.get(input.host)).id,
          defaultHostId: (await defaultHost(parts.hosts)).id,
        },
        answers,
        document: made.document,
        text: made.text,
        message: input.message,
        author: context.actor.name,
        draft: input.draft ?? null,
      })
      return { version: { ...version, document: withoutSecrets(version.document) }, answers, lost: [...made.lost] }
    }),
  }
}

const sealingOf = ({ sealedValues }: EngineParts): Sealing => ({
  secrets: sealedValues,
  makeSecret: (recipe) => makeSecret(recipe, (below) => randomInt(below)),
})

function implementDrafts(parts: EngineParts, sealing: Sealing) {
  const { drafts, draft, saveDraft, removeDraft } = implementer.wizard
  const shown = async ({ hostId, ...stored }: StoredDraft) => ({
    ...stored,
    host: hostId === null ? null : await nameOfHost(parts, hostId),
  })
  return {
    drafts: drafts.handler(async () => {
      const items = await Promise.all((await parts.wizard.drafts()).map(shown))
      return {
        items: items.map(({ answers, ...rest }) => ({
          ...rest,
          stackName: answers.stackName,
          parts: answers.parts.map(({ name, component }) => ({ name, component })),
        })),
      }
    }),

    draft: draft.handler(async ({ input }) => shown(await parts.wizard.draft(input.draft))),

    saveDraft: saveDraft.handler(async ({ input }) =>
      shown(
        await parts.wizard.saveDraft({
          id: input.draft ?? null,
          stackId: input.stack === undefined ? null : (await parts.stacks.get(input.stack)).id,
          hostId: input.host === undefined ? null : (await parts.hosts.get(input.host)).id,
          step: input.step,
          answers: await sealGiven(input.answers, sealing),
        }),
      ),
    ),

    removeDraft: removeDraft.handler(async ({ input }) => {
      await parts.wizard.removeDraft(input.draft)
      return {}
    }),
  }
}

/** A host that was forgotten meanwhile is none any more. */
const nameOfHost = async ({ hosts }: EngineParts, id: string): Promise<string | null> =>
  (await hosts.list()).find((host) => host.id === id)?.name ?? null

const refuseBlocked = (findings: ReturnType<typeof checkAnswers>): void => {
  const blocking = findings.filter(({ severity }) => severity === 'block')
  if (blocking.length === 0) return
  throw new AppError('CHOICES_BLOCKED', {
    findings: blocking.map(({ rule, message, why }) => ({ rule, message, why })),
  })
}

const composePath = 'compose.yaml'

interface NewDocument {
  readonly answers: WizardAnswers
  readonly catalogue: Catalogue
  /** Ids of the edits by hand that are kept. */
  readonly keep: ReadonlySet<string>
}

/** The document of sealed answers, with edits that were made by hand since and are to be kept. */
async function documentOf(parts: EngineParts, { answers, catalogue, keep }: NewDocument) {
  const { text } = generateDocument(answers, catalogue)
  const stack = await findStack(parts, answers.stackName)
  const latest = stack ? await latestOf(parts, stack) : null
  const made = stack ? await parts.wizard.newest(stack.id) : null
  const edits = latest && made ? findHandEdits(made.text, textOf(latest.document)) : []
  const kept = keepHandEdits(
    made?.text ?? text,
    text,
    edits.filter(({ id }) => keep.has(id)),
  )
  const document: StackDocument = {
    composeFiles: [composePath, ...moreFiles(latest?.document)],
    files: [{ path: composePath, content: kept.text }, ...otherFiles(latest?.document, kept.text)],
    environment: variablesIn(latest?.document.environment ?? {}, kept.text),
    secrets: { ...variablesIn(latest?.document.secrets ?? {}, kept.text), ...sealedVariables(answers, catalogue) },
    profiles: latest?.document.profiles ?? [],
    projectDirectory: latest?.document.projectDirectory ?? null,
  }
  return { document, text, lost: kept.lost }
}

const latestOf = async ({ versions }: EngineParts, stack: StoredStack) => {
  const { items } = await versions.list({ stackId: stack.id, limit: 1 })
  const [latest] = items
  return latest ? versions.get(stack.id, latest.number) : null
}

const textOf = ({ files, composeFiles }: StackDocument): string =>
  files.find(({ path }) => path === composeFiles[0])?.content ?? ''

/** Compose files that were added by hand are none of the wizard's, and stay. */
const moreFiles = (document: StackDocument | undefined): StackDocument['composeFiles'] =>
  (document?.composeFiles ?? []).filter((path) => path !== composePath)

/** Files that were added by hand stay: compose files and what they may name, `.env`, and those that the text names. */
const otherFiles = (document: StackDocument | undefined, text: string): StackDocument['files'] => {
  const hasMore = moreFiles(document).length > 0
  return (document?.files ?? []).filter(
    ({ path }) => path !== composePath && (hasMore || path === '.env' || text.includes(path)),
  )
}

/** Variables that were added by hand stay as long as the text names them, as `${NAME` or `$NAME`. */
const variablesIn = <Value>(variables: Readonly<Record<string, Value>>, text: string): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(variables).filter(([name]) => text.includes(`\${${name}`) || text.includes(`$${name}`)),
  )
