import { useState } from 'react'
import { SettingsChange } from '#shared/model/settings.ts'

/** A setting while it is typed: what is in its field, and whether that can be kept. */
interface TypedSetting {
  /** What was typed and not kept yet; null where the field shows what is stored. */
  readonly typed: string | null
  readonly isValid: boolean
  readonly type: (text: string) => void
  /** Keeps what was typed, where it is valid. */
  readonly take: () => void
  /** Goes back to what is stored. */
  readonly drop: () => void
}

/** Holds what is typed into the field of a setting until it is kept; `read` makes the change that a text asks for. */
export function useTypedSetting(
  read: (text: string) => unknown,
  onChange: (change: SettingsChange) => void,
): TypedSetting {
  const [typed, setTyped] = useState<string | null>(null)
  const change = SettingsChange.safeParse(read(typed ?? ''))
  const drop = (): void => setTyped(null)
  const take = (): void => {
    if (typed === null || !change.success) return
    drop()
    onChange(change.data)
  }
  return { typed, isValid: change.success, type: setTyped, take, drop }
}
