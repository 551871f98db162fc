import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { Card } from '../../components/card.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Sentence } from '../../components/sentence.tsx'
import './environment-card.css'

interface EnvironmentCardProps {
  readonly environment: Readonly<Record<string, string>>
  readonly onChange: (environment: Record<string, string>) => void
}

/** The variables that fill in `${NAME}` in the document. They are stored with the version and win over `.env`. */
export function EnvironmentCard({ environment, onChange }: EnvironmentCardProps) {
  const names = Object.keys(environment)
  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(environment).filter(([other]) => other !== name))
  return (
    <Card title={t('Variables')} beside={<span className="sw-count">{names.length}</span>}>
      <ul>
        {names.map((name) => (
          <li key={name} className="sw-variable">
            <code className="sw-mono sw-ellipsis" title={name}>
              {name}
            </code>
            <TextInput
              aria-label={t('Value of {{name}}', { name })}
              value={environment[name] ?? ''}
              spellCheck={false}
              onChange={(event) => onChange({ ...environment, [name]: event.currentTarget.value })}
            />
            <IconButton label={t('Take {{name}} away', { name })} onClick={() => onChange(without(name))}>
              <IconTrash size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <NewVariable taken={names} onAdd={(name) => onChange({ ...environment, [name]: '' })} />
      <p className="sw-small sw-faint sw-variables-note">
        <Sentence
          text="They fill in {{reference}} in the document and win over .env. They are stored with the version."
          with={{ reference: <code className="sw-mono">$&#123;NAME&#125;</code> }}
        />
      </p>
    </Card>
  )
}

interface NewVariableProps {
  readonly taken: readonly string[]
  readonly onAdd: (name: string) => void
}

function NewVariable({ taken, onAdd }: NewVariableProps) {
  const [name, setName] = useState('')
  const problem = variableProblem(name, taken)
  const handleAdd = (): void => {
    if (name === '' || problem !== null) return
    onAdd(name)
    setName('')
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) handleAdd()
  }
  return (
    <div className="sw-variable-new">
      <TextInput
        aria-label={t('Name of a new variable')}
        placeholder="NAME"
        value={name}
        error={problem}
        spellCheck={false}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <Button leftSection={<IconPlus size={14} />} onClick={handleAdd} disabled={name === '' || problem !== null}>
        {t('Add')}
      </Button>
    </div>
  )
}

/** What is wrong with the name of a variable; null for a good one and for none yet. */
const variableProblem = (name: string, taken: readonly string[]): string | null => {
  if (name === '') return null
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return t('Letters, digits and _, no digit first')
  return taken.includes(name) ? t('There is a {{name}}', { name }) : null
}
