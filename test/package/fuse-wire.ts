import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** The byte of a fuse that is on (fuse wire of Electron, version 1: '1' on, '0' off, 'r' not in this Electron). */
const on = '1'.charCodeAt(0)

/** What each fuse of a package of ours is (S9 of the security requirements). */
const expected = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>

/** Fuses of a packaged binary that are not as they should be, read back from the file. */
export async function fuseProblems(binary: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(binary)
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const state = wire[FuseV1Options[name as keyof typeof expected]]
    return (state === on) === wanted ? [] : [`the fuse ${name} is ${wanted ? 'off' : 'on'}`]
  })
}
