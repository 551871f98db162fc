import type { FoundUpdate } from './judge-update.ts'

/** What electron-updater does for us, at one address. Every method rejects where the address does not answer. */
export interface UpdateFeed {
  /** The newest version that the address has; null where this installation cannot update itself. */
  latest(): Promise<FoundUpdate | null>
  /** A small file beside the update. */
  read(name: string): Promise<Buffer>
  /** Downloads what `latest` found. Answers the files on this computer. */
  download(): Promise<readonly string[]>
  /** Puts what was downloaded in the place of the app, starts it and quits. */
  install(): void
}
