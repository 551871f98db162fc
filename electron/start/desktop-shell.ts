import { startChild } from './child-process.ts'
import { type RunningShell, type ShellRequest, sandboxArguments, shellEnvironment, shellOf } from './shell.ts'

/** Opens the desktop app with the given Electron. */
export const startDesktop = (electron: string, request: ShellRequest): RunningShell => {
  const args = [...sandboxArguments(), request.root, `--data-dir=${request.dataFolder}`, `--open=${request.route}`]
  return shellOf(startChild(electron, args, { stdio: 'inherit', env: shellEnvironment(request) }))
}
