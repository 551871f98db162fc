/**
 * SQL of a trigger that refuses a write with a word, which comes out as the message of the error. Released migrations
 * are made with it, so it never changes.
 */
export const refuse = (name: string, event: string, when: string, word: string) =>
  `CREATE TRIGGER ${name} BEFORE ${event} WHEN ${when} BEGIN SELECT RAISE(ABORT, '${word}'); END`
