import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ComponentProblem } from '#shared/contract/catalogue.ts'

interface OwnComponentsProps {
  readonly problems: readonly ComponentProblem[]
  readonly folder: string
}

/** Where components of one's own go, and which of them are left out because something is wrong with them. */
export function OwnComponents({ problems, folder }: OwnComponentsProps) {
  return (
    <>
      {problems.length > 0 ? (
        <ul className="sw-own-problems" aria-label="Components that are left out">
          {problems.map(({ file, line, path, message }) => (
            <li key={`${file} ${line} ${path} ${message}`} className="sw-row sw-small">
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              <span>
                <span className="sw-mono">
                  {file}
                  {line === null ? '' : `:${line}`}
                </span>{' '}
                is left out. {path === '' ? '' : `${path}: `}
                {message}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="sw-row sw-small sw-second sw-pick-foot">
        <IconInfoCircle size={14} stroke={1.75} aria-hidden />
        <span>
          Tags are pinned and their end of support is told. Your own components are YAML files in{' '}
          <span className="sw-mono">{folder}</span>.
        </span>
      </p>
    </>
  )
}
