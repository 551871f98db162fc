import { useState } from 'react'
import { branchesOf, isBranch, leafWords, matches } from './json-branches.ts'
import './json-tree.css'

interface JsonTreeProps {
  readonly value: unknown
  /** In lower case; only branches with it are shown, opened. Empty for all. */
  readonly search: string
}

/** A JSON value as a tree: groups open and close with a click, Enter or Space. */
export const JsonTree = ({ value, search }: JsonTreeProps) => (
  <ul className="sw-json-tree sw-mono">
    {branchesOf(value).map(([name, child]) => (
      <Branch key={name} name={name} value={child} search={search} depth={0} />
    ))}
  </ul>
)

interface BranchProps extends JsonTreeProps {
  readonly name: string
  readonly depth: number
}

function Branch({ name, value, search, depth }: BranchProps) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  if (search !== '' && !matches(name, value, search)) return null
  const opened = chosen ?? (search !== '' || depth === 0)
  if (!isBranch(value)) {
    return (
      <li>
        <span className="sw-json-name">{name}</span> <span className="sw-json-value">{leafWords(value)}</span>
      </li>
    )
  }
  const children = branchesOf(value)
  // Under a name that fits, everything is of interest.
  const inner = name.toLowerCase().includes(search) ? '' : search
  return (
    <li>
      <details open={opened} onToggle={({ currentTarget }) => setChosen(currentTarget.open)}>
        <summary>
          <span className="sw-json-name">{name}</span> <span className="sw-faint">{children.length}</span>
        </summary>
        {opened ? (
          <ul>
            {children.map(([key, child]) => (
              <Branch key={key} name={key} value={child} search={inner} depth={depth + 1} />
            ))}
          </ul>
        ) : null}
      </details>
    </li>
  )
}
