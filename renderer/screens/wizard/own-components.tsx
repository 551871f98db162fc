import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ComponentProblem } from '#shared/contract/catalogue.ts'
import { t, translated } from '#shared/language/translate.ts'
import { Sentence } from '../../components/sentence.tsx'

interface OwnComponentsProps {
  readonly problems: readonly ComponentProblem[]
  readonly folder: string
}

/** Where components of one's own go, and which of them are left out because something is wrong with them. */
export function OwnComponents({ problems, folder }: OwnComponentsProps) {
  return (
    <>
      {problems.length > 0 ? (
        <ul className="sw-own-problems" aria-label={t('Components that are left out')}>
          {[...new Set(problems.map(({ file }) => file))].map((file) => (
            <li key={file} className="sw-row sw-small">
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              <div>
                <Sentence text="{{file}} is left out." with={{ file: <strong className="sw-mono">{file}</strong> }} />
                <ul>
                  {problems
                    .filter((problem) => problem.file === file)
                    .map(({ line, path, message }) => (
                      <li key={`${line} ${path} ${message}`}>
                        {line === null ? '' : `${t('Line {{line}}:', { line })} `}
                        {path === '' ? '' : <span className="sw-mono">{path} </span>}
                        {translated(message)}
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
          <Sentence
            text="Tags are pinned and their end of support is told. Your own components are YAML files in {{folder}}."
            with={{ folder: <span className="sw-mono">{folder}</span> }}
          />
        </span>
      </p>
    </>
  )
}
