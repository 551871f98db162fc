/** What a stack is, beside its document. */
export interface StackIdentity {
  readonly stackId: string
  readonly stackName: string
  readonly version: number
}
