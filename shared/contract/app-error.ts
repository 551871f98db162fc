import { type ErrorCode, type ErrorData, type ErrorPayload, errorTable } from './errors.ts'

/**
 * An expected error of the table. Anything else that is thrown is an exception: a bug of ours.
 * `message` is the row's message for a person; `cause` stays inside the process and is never sent.
 */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: Code
  readonly data: ErrorData<Code>

  constructor(code: Code, data: ErrorData<Code>, options?: ErrorOptions) {
    super(row(code).message(data), options)
    this.code = code
    this.data = data
  }

  /** HTTP status of the row. */
  get status(): number {
    return row(this.code).status
  }

  get retryable(): boolean {
    return row(this.code).retryable
  }

  /** What to do next, for a person. */
  get next(): string {
    return row(this.code).next(this.data)
  }

  /** What is sent over every transport. */
  get payload(): ErrorPayload {
    return { next: this.next, retryable: this.retryable, details: this.data }
  }
}

interface Row<Code extends ErrorCode> {
  readonly status: number
  readonly retryable: boolean
  readonly message: (data: ErrorData<Code>) => string
  readonly next: (data: ErrorData<Code>) => string
}

// The table's rows differ in the type of their data; a row and the data for its own code always belong together.
const row = <Code extends ErrorCode>(code: Code): Row<Code> => errorTable[code] as unknown as Row<Code>

/** True for an AppError with that code; narrows its data. */
export const isAppError = <Code extends ErrorCode>(error: unknown, code: Code): error is AppError<Code> =>
  error instanceof AppError && error.code === code
