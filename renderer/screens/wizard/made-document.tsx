import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { Finding, Subject } from '#shared/rules/finding.ts'
import type { GeneratedDocument } from '#shared/wizard/generated-document.ts'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { subjectWords } from './finding-list.tsx'
import { wizardPlace } from './wizard-place.ts'
import { changeSession, useWizardSession } from './wizard-session.ts'
import { yamlPieces } from './yaml-pieces.ts'

interface MadeDocumentProps {
  readonly made: GeneratedDocument
  readonly findings: readonly Finding[]
}

/** The compose document, and for each line the choice that it came from. */
export function MadeDocument({ made, findings }: MadeDocumentProps) {
  const lines = made.text.replace(/\n$/, '').split('\n')
  const [chosen, setChosen] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const origins = new Map(made.origins.map(({ line, from }) => [line, from]))
  const from = chosen === null ? undefined : origins.get(chosen)
  const bad = new Set(findings.flatMap(({ severity, on }) => (severity === 'block' ? [subjectKey(on)] : [])))
  const move = (line: number): void => {
    const next = Math.min(lines.length, Math.max(1, line))
    setChosen(next)
    list.current?.querySelector(`[data-line="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const handleKey = (event: KeyboardEvent): void => {
    const next = nextLine(event.key, chosen ?? 0, lines.length)
    if (next === null) return
    event.preventDefault()
    move(next)
  }
  return (
    <Card
      title="compose.yaml"
      beside={<span className="sw-small sw-second">{t('what you get')}</span>}
      actions={<CopyButton text={made.text} what={t('the document')} />}
      className="sw-made"
    >
      <div
        ref={list}
        className="sw-made-lines sw-code"
        role="listbox"
        aria-label={t('Lines of compose.yaml')}
        aria-activedescendant={chosen === null ? undefined : `sw-made-${chosen}`}
        tabIndex={0}
        onKeyDown={handleKey}
      >
        {lines.map((text, index) => {
          const line = index + 1
          const origin = origins.get(line)
          return (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
            <div
              key={line}
              id={`sw-made-${line}`}
              data-line={line}
              role="option"
              aria-selected={line === chosen}
              data-same={from !== undefined && origin !== undefined && subjectKey(origin) === subjectKey(from)}
              data-bad={origin !== undefined && bad.has(subjectKey(origin))}
              onClick={() => setChosen(line)}
            >
              <span className="sw-made-number">{line}</span>
              <span>
                {yamlPieces(text).map(({ kind, text: piece }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
                  <Fragment key={at}>{kind === 'plain' ? piece : <span data-yaml={kind}>{piece}</span>}</Fragment>
                ))}
              </span>
            </div>
          )
        })}
      </div>
      <p className="sw-made-origin sw-small" role="status">
        {from === undefined ? (
          t('Choose a line to see which choice it came from.')
        ) : (
          <Origin from={from} line={chosen ?? 0} />
        )}
      </p>
    </Card>
  )
}

function Origin({ from, line }: { readonly from: Subject; readonly line: number }) {
  const session = useWizardSession((state) => state.session)
  const words = subjectWords(from)
  if (!session || from.kind === 'stack') return <>{t('Line {{line}} comes from the stack as a whole.', { line })}</>
  const place = wizardPlace({
    step: from.kind === 'part' ? 'configure' : 'connect',
    draft: session.draft,
    stack: session.stack,
  })
  const handleGo = (): void => {
    if (from.kind === 'part') changeSession({ selected: from.part })
  }
  return (
    <Sentence
      text="Line {{line}} comes from {{words}}. {{link}}"
      with={{
        line,
        words,
        link: (
          <Link href={place} onClick={handleGo}>
            {from.kind === 'part' ? t('Configure {{part}}', { part: from.part }) : t('See the connection')}
          </Link>
        ),
      }}
    />
  )
}

const subjectKey = (subject: Subject): string => JSON.stringify(subject)

/** The line that a key leads to; null for keys that lead nowhere. */
const nextLine = (key: string, line: number, last: number): number | null => {
  if (key === 'ArrowDown') return line + 1
  if (key === 'ArrowUp') return line - 1
  if (key === 'PageDown') return line + 20
  if (key === 'PageUp') return line - 20
  if (key === 'Home') return 1
  return key === 'End' ? last : null
}
