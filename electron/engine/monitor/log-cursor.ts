/**
 * How far a container's log was read. The Engine can only be asked for what came at a moment or later, so reading on
 * from the last line gives that line again, and others of the same nanosecond.
 */
export class LogCursor {
  #at: string | null = null
  /** Lines read that carry exactly the time `#at`. */
  #read = 0
  /** Lines of that time seen since the last reading began. */
  #seenAgain = 0
  #isAgain = false

  /** Begins a new reading: answers the time of the last line read, from which to read on; null before the first. */
  resume(): string | null {
    this.#seenAgain = 0
    this.#isAgain = this.#at !== null
    return this.#at
  }

  /** True for a line that was not read before; it is then counted as read. Lines without a time are always new. */
  isNew(line: { readonly at: string | null }): boolean {
    if (line.at === null) return true
    if (this.#at !== null && line.at < this.#at) return !this.#isAgain
    if (line.at === this.#at) return this.#isNewAtSameTime()
    this.#at = line.at
    this.#read = 1
    this.#isAgain = false
    return true
  }

  #isNewAtSameTime(): boolean {
    if (this.#isAgain && this.#seenAgain < this.#read) {
      this.#seenAgain += 1
      return false
    }
    this.#read += 1
    this.#seenAgain += 1
    return true
  }
}
