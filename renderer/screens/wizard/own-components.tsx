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
          {[...new Set(problems.map(({ file }) => file))].map((file) => (
            <li key={file} className="sw-row sw-small">
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              <div>
                <strong className="sw-mono">{file}</strong> is left out.
                <ul>
                  {problems
                    .filter((problem) => problem.file === file)
                    .map(({ line, path, message }) => (
                      <li key={`${line} ${path} ${message}`}>
                        {line === null ? '' : `Line ${line}: `}
                        {path === '' ? '' : <span className="sw-mono">{path} </span>}
                        {message}
                      </li>
                    ))}
                </ul>
              </div>
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
