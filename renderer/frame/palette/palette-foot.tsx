import { Kbd } from '../../components/kbd.tsx'
import { count } from '../../format/count.ts'

/** Along the foot: the keys. What was found is told to screen readers. */
export function PaletteFoot({ count: found, narrows }: { readonly count: number; readonly narrows: boolean }) {
  return (
    <div className="sw-palette-foot sw-small sw-faint">
      <span className="sw-hidden" role="status">
        {count(found, 'result')}
      </span>
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> move
      </span>
      <span>
        <Kbd>Enter</Kbd> choose
      </span>
      {narrows ? (
        <span>
          <Kbd>Tab</Kbd> more of this stack
        </span>
      ) : null}
      <span className="sw-grow" />
      <span>
        <Kbd>&gt;</Kbd> actions
      </span>
      <span>
        <Kbd>#</Kbd> commands
      </span>
      <span>
        <Kbd>@</Kbd> hosts
      </span>
    </div>
  )
}
