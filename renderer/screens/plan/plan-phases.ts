import { t } from '#shared/language/translate.ts'
import type { Operation } from '#shared/model/plan.ts'
import { type OperationWords, operationWords } from './operation-words.ts'

type PlanPhase = Operation['phase']

/** One operation as a numbered row of the plan sheet. */
export interface PlanRow extends OperationWords {
  /** From 1, over all phases: the order it runs in. */
  readonly number: number
  readonly operation: Operation
}

/** One phase of the sheet with its rows; phases with none are left out. */
export interface PlanPhaseRows {
  readonly phase: PlanPhase
  readonly title: string
  readonly meaning: string
  readonly rows: readonly PlanRow[]
}

const order: readonly PlanPhase[] = ['before', 'swap', 'after']

/** The sheet of a plan: its operations numbered, in their phases. `toVersion` is null for a plan that ends in none. */
export const planPhases = (operations: readonly Operation[], toVersion: number | null): readonly PlanPhaseRows[] => {
  const rows = operations.map((operation, at) => ({ ...operationWords(operation), number: at + 1, operation }))
  return order
    .map((phase) => ({
      phase,
      ...phaseWords(phase, toVersion),
      rows: rows.filter((row) => row.operation.phase === phase),
    }))
    .filter((one) => one.rows.length > 0)
}

const phaseWords = (
  phase: PlanPhase,
  toVersion: number | null,
): { readonly title: string; readonly meaning: string } => {
  switch (phase) {
    case 'before':
      return { title: t('Before'), meaning: t('everything keeps answering') }
    case 'swap':
      return { title: t('Swap'), meaning: t('one service at a time, dependencies first') }
    case 'after':
      return {
        title: t('After'),
        meaning: toVersion === null ? t('what is left is cleared away') : t('v{{toVersion}} runs', { toVersion }),
      }
  }
}
