import type { ReactNode } from 'react'

export function StackFrame({ children }: { readonly stack: string; readonly tab: string; readonly children: ReactNode }) {
  return <div className="sw-screen">{children}</div>
}
