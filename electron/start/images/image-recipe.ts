/** A file, link or folder put over what the packages brought. Paths are relative to the image's root. */
export type RecipeEntry =
  | { readonly path: string; readonly content: string; readonly executable?: boolean }
  | { readonly path: string; readonly linkTo: string }
  | { readonly path: string; readonly folder: true; readonly mode?: number }

/** How containers of an image run, as the Engine's image configuration wants it (durations in nanoseconds). */
export interface ImageConfig {
  readonly Env?: readonly string[]
  readonly Cmd: readonly string[]
  readonly WorkingDir?: string
  readonly ExposedPorts?: Readonly<Record<string, object>>
  readonly Volumes?: Readonly<Record<string, object>>
  readonly StopSignal?: string
  readonly Healthcheck?: ImageHealthcheck
}

export interface ImageHealthcheck {
  readonly Test: readonly string[]
  readonly Interval: number
  readonly Timeout: number
  readonly StartPeriod?: number
  readonly Retries: number
}

/** How one image is made from Debian (or Ubuntu) packages; every recipe but `base` stands on the layer of `base`. */
export interface ImageRecipe {
  readonly packages: readonly string[]
  readonly entries: readonly RecipeEntry[]
  /** Folders (one `*` a segment) whose programs are linked into usr/bin. */
  readonly linkProgramsOf?: string
  /** Makes a link in usr/bin for each applet of busybox. */
  readonly linkBusyboxApplets?: boolean
  /** Puts the Node that runs this process into usr/bin. */
  readonly copyNode?: boolean
  readonly config: ImageConfig
}
