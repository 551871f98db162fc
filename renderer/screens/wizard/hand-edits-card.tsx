import { Checkbox } from '@mantine/core'
import { t } from '#shared/language/translate.ts'
import type { HandEdit } from '#shared/wizard/hand-edit.ts'
import { Card } from '../../components/card.tsx'
import { changeSession, type WizardSession } from './wizard-session.ts'

/** What was changed by hand in the document since the wizard made it, each to be kept or not. */
export function HandEditsCard({ session }: { readonly session: WizardSession }) {
  const kept = new Set(session.keepEdits ?? session.edits.map(({ id }) => id))
  const handleKeep = (id: string, keep: boolean): void =>
    changeSession({
      keepEdits: session.edits.map((edit) => edit.id).filter((one) => (one === id ? keep : kept.has(one))),
    })
  return (
    <Card
      title={t('Changed by hand')}
      beside={<span className="sw-small sw-second">{t('Which changes does the next version keep?')}</span>}
    >
      <ul className="sw-hand-edits">
        {session.edits.map((edit) => (
          <li key={edit.id}>
            <Checkbox
              label={
                edit.section === null
                  ? t('Keep the change at line {{line}}', { line: edit.line })
                  : t('Keep the change in {{section}} at line {{line}}', { section: edit.section, line: edit.line })
              }
              checked={kept.has(edit.id)}
              onChange={(event) => handleKeep(edit.id, event.currentTarget.checked)}
            />
            <EditLines edit={edit} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EditLines({ edit: { before, after } }: { readonly edit: HandEdit }) {
  const lines = [
    ...before.map((text) => ({ sign: '−', side: 'before', text })),
    ...after.map((text) => ({ sign: '+', side: 'after', text })),
  ]
  return (
    <pre className="sw-code sw-edit-lines">
      {lines.map(({ sign, side, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the edit
        <span key={index} data-side={side}>
          {sign} {text}
          {'\n'}
        </span>
      ))}
    </pre>
  )
}
