/** True for a version of Node, as `process.versions.node` has it, that runs Stackwright. */
export function isNewEnough(version: string): boolean

/**
 * Answers true where the caller may go on; else runs `entry` (an absolute path) again on the Node that is installed
 * beside the program and ends with its exit code, or says in one sentence what to do and ends with 2.
 */
export function handOver(entry: string): boolean
