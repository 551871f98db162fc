/** What is known of this machine when an Engine has to be found. */
export interface EngineSituation {
  readonly answers: boolean
  /** The person named an Engine; another one must not be started in its place. */
  readonly addressGiven: boolean
  readonly dockerdInstalled: boolean
  readonly isLinux: boolean
  readonly isRoot: boolean
  readonly hasApt: boolean
  readonly wish: 'ask' | 'yes' | 'no'
  readonly hasTerminal: boolean
}

/** What to do about the Engine; `ask` says whether a person is asked first. */
export type EngineChoice =
  | { readonly kind: 'use' }
  | { readonly kind: 'start'; readonly ask: boolean }
  | { readonly kind: 'install'; readonly ask: boolean }
  | { readonly kind: 'none'; readonly reason: string }

/** Decides how this start comes to an Engine. An Engine that answers is always used as it is. */
export const chooseEngine = (found: EngineSituation): EngineChoice => {
  if (found.answers) return { kind: 'use' }
  if (found.addressGiven) return { kind: 'none', reason: 'The Docker Engine that was named does not answer.' }
  if (found.wish === 'no') return { kind: 'none', reason: 'No Docker Engine answers.' }
  const ask = found.wish === 'ask' && found.hasTerminal
  if (found.isLinux && found.isRoot && found.dockerdInstalled) return { kind: 'start', ask }
  if (found.isLinux && found.isRoot && found.hasApt) return { kind: 'install', ask }
  return { kind: 'none', reason: 'No Docker Engine answers, and none can be installed from here.' }
}
