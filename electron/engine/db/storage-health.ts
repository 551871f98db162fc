import type { AppError } from '#shared/contract/app-error.ts'

/** Why nothing can be stored, and since when. */
export interface StorageTrouble {
  readonly error: AppError
  readonly since: Date
}

/** Whether the data folder takes what is to be stored, as the last writes of it told. */
export interface StorageHealth {
  /** Null while writing works. */
  trouble(): StorageTrouble | null
  /** An error of a statement; those that are not about the disk or the file are passed over. */
  failed(error: unknown): void
  /** Writing was tried out and works. A file that was found damaged stays so until it is opened anew. */
  worked(): void
  /** Called whenever trouble comes, becomes another, or goes. Answers what ends it. */
  subscribe(listener: (trouble: StorageTrouble | null) => void): () => void
}

const troubling: ReadonlySet<string> = new Set(['DATA_FOLDER_FULL', 'DATA_FOLDER_NOT_WRITABLE', 'DATABASE_DAMAGED'])

/** True for an error after which nothing is taken from the queue until writing works again. */
export const isStorageError = (error: unknown): error is AppError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && troubling.has(error.code)

/** Healthy until told otherwise. */
export function createStorageHealth(now: () => Date = () => new Date()): StorageHealth {
  const listeners = new Set<(trouble: StorageTrouble | null) => void>()
  let trouble: StorageTrouble | null = null

  const change = (next: StorageTrouble | null) => {
    trouble = next
    for (const listener of listeners) listener(next)
  }

  return {
    trouble: () => trouble,
    failed(error) {
      if (!isStorageError(error) || trouble?.error.code === error.code || isDamaged(trouble)) return
      change({ error, since: trouble?.since ?? now() })
    },
    worked() {
      if (trouble !== null && !isDamaged(trouble)) change(null)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Writing to such a file would make it worse. */
export const isDamaged = (trouble: StorageTrouble | null): boolean => trouble?.error.code === 'DATABASE_DAMAGED'
