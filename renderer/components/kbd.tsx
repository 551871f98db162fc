import './kbd.css'

/** A key as it is printed on a keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className="sw-kbd">{children}</kbd>
}
