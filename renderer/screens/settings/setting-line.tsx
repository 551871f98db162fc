import type { ReactNode } from 'react'

interface SettingLineProps {
  readonly name: string
  readonly explanation: string
  readonly children: ReactNode
}

/** One thing to choose: its name, what it means, and where it is chosen. */
export const SettingLine = ({ name, explanation, children }: SettingLineProps) => (
  <div className="sw-setting">
    <span className="sw-col sw-grow">
      <span className="sw-strong">{name}</span>
      <span className="sw-small sw-second">{explanation}</span>
    </span>
    {children}
  </div>
)
