/** What Stackwright does with a key. `why` is the end of a sentence: small letter first, full stop last. */
export type Treatment =
  | { readonly kind: 'carried-out' }
  /** Carried out but for what `why` says. */
  | { readonly kind: 'in-part'; readonly why: string }
  /** Taken, and of no consequence to what runs. */
  | { readonly kind: 'no-effect'; readonly why: string }
  /** An error that names the key, so that nobody relies on it in vain. */
  | { readonly kind: 'refused'; readonly why: string }

/** Sections of a document whose entries are named elsewhere in it. */
export type Declared = 'services' | 'networks' | 'volumes' | 'configs' | 'secrets'

/** Where a value, an item or the key of an entry is a declared name, and what stands around it. */
export interface NameReference {
  readonly of: Declared
  readonly before?: string
  readonly after?: string
}

/** One key of a compose file, at one place. */
export interface ComposeKey {
  readonly name: string
  /** What it takes, for a person: `a duration`, `a list of ports`. */
  readonly takes: string
  /** What it does, as one sentence. */
  readonly says: string
  /** How the value is written: on the same line, as items below, or as keys below. */
  readonly form: 'value' | 'list' | 'map'
  readonly treatment: Treatment
  /** Values it takes; or, for a list, that an item takes. Not always the only ones. */
  readonly values: readonly string[]
  readonly names: NameReference | null
  /** Version of the Engine API that brought it; null where every Engine that Stackwright works with (1.41) has it. */
  readonly since: string | null
}

type Extra = Partial<Pick<ComposeKey, 'values' | 'names' | 'since' | 'treatment'>>

const kinds: Readonly<Record<string, readonly [takes: string, form: ComposeKey['form']]>> = {
  text: ['text', 'value'],
  number: ['a number', 'value'],
  integer: ['a whole number', 'value'],
  flag: ['true or false', 'value'],
  duration: ['a duration, such as 30s or 1m30s', 'value'],
  bytes: ['a count of bytes, such as 512m or 1.5g', 'value'],
  path: ['a path', 'value'],
  microseconds: ['microseconds, or a duration', 'value'],
  texts: ['a list of text', 'list'],
  command: ['a line, or a list of words', 'value'],
  pairs: ['names with values', 'map'],
  map: ['a mapping', 'map'],
}

/**
 * A row of the table of keys. `takes` is one of the usual kinds (`text`, `flag`, `duration`, ...), or words followed by
 * ` | list`, ` | map` or ` | value` for how it is written.
 */
export const key = (name: string, takes: string, says: string, extra: Extra = {}): ComposeKey => {
  const [words, form] = kinds[takes] ?? written(takes)
  return {
    name,
    takes: words,
    says,
    form,
    treatment: extra.treatment ?? { kind: 'carried-out' },
    values: extra.values ?? (takes === 'flag' ? ['true', 'false'] : []),
    names: extra.names ?? null,
    since: extra.since ?? null,
  }
}

const written = (takes: string): readonly [string, ComposeKey['form']] => {
  const [words = takes, form] = takes.split(' | ')
  return [words, form === 'list' || form === 'map' ? form : 'value']
}

/** Refused, and why. */
export const refused = (why: string): Pick<ComposeKey, 'treatment'> => ({ treatment: { kind: 'refused', why } })

/** Carried out by Engines of this API version and later. */
export const newerEngines = (since: string): Pick<ComposeKey, 'treatment' | 'since'> => ({
  since,
  ...inPart('the plan for an older Engine names it and changes nothing.'),
})

/** Taken without effect, and why. */
export const noEffect = (why: string): Pick<ComposeKey, 'treatment'> => ({ treatment: { kind: 'no-effect', why } })

/** Carried out in part, and where it ends. */
export const inPart = (why: string): Pick<ComposeKey, 'treatment'> => ({ treatment: { kind: 'in-part', why } })
