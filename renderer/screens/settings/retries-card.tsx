import { Button, Checkbox } from '@mantine/core'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { CommandKind } from '#shared/model/command.ts'
import { KindRetries, RetryPolicy } from '#shared/model/retry-policy.ts'
import { Card } from '../../components/card.tsx'
import { NumberSetting } from './number-setting.tsx'
import { SettingLine } from './setting-line.tsx'

interface RetriesCardProps {
  readonly retries: RetryPolicy
  readonly onChange: (retries: RetryPolicy) => void
}

const kinds: Readonly<Record<CommandKind, PlainKey>> = {
  APPLY_STACK_VERSION: 'Apply a version',
  ROLLBACK_STACK: 'Roll back',
  DELETE_STACK: 'Remove a stack',
  START_STACK: 'Start',
  STOP_STACK: 'Stop',
  RESTART_STACK: 'Restart',
}

const classes = [
  { key: 'transient', title: 'Passes by itself', example: 'an Engine that does not answer' },
  { key: 'unknown', title: 'Unexpected', example: 'once more, then it fails' },
] as const

/** What of commands is tried again by itself: how often, after how long, and for which kind and class of error. */
export function RetriesCard({ retries, onChange }: RetriesCardProps) {
  const handleReset = (): void => onChange(RetryPolicy.parse({}))
  return (
    <Card
      title={t('Trying again')}
      part="retries"
      actions={
        <Button size="sm" variant="subtle" onClick={handleReset}>
          {t('As delivered')}
        </Button>
      }
    >
      <SettingLine
        name={t('Tries in all')}
        explanation={t('The first one counts. What was led back is tried from its start.')}
      >
        <NumberSetting
          label={t('Tries in all')}
          value={retries.attempts}
          min={1}
          max={10}
          unit={t('tries')}
          onChange={(attempts) => onChange({ ...retries, attempts })}
        />
      </SettingLine>
      <SettingLine name={t('First wait')} explanation={t('Every further one is about four times as long.')}>
        <NumberSetting
          label={t('First wait')}
          value={retries.firstDelaySeconds}
          min={1}
          max={3600}
          unit="s"
          onChange={(firstDelaySeconds) => onChange({ ...retries, firstDelaySeconds })}
        />
      </SettingLine>
      <KindTable retries={retries} onChange={onChange} />
    </Card>
  )
}

const KindTable = ({ retries, onChange }: RetriesCardProps) => (
  <table className="sw-table sw-retry-table">
    <caption className="sw-hidden">{t('What is tried again, by kind of command and class of error')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('Command')}</th>
        {classes.map(({ key, title, example }) => (
          <th key={key} scope="col">
            {t(title)}, <span className="sw-faint sw-small">{t(example)}</span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {CommandKind.options.map((kind) => (
        <tr key={kind}>
          <th scope="row">{t(kinds[kind])}</th>
          {classes.map(({ key, title }) => (
            <td key={key}>
              <Checkbox
                size="xs"
                label={t('Try again')}
                aria-label={t('{{kind}}, {{title}}: try again', { kind: t(kinds[kind]), title: t(title) })}
                checked={reactionOf(retries, kind)[key] === 'RETRY'}
                onChange={(event) => onChange(withReaction(retries, { kind, key, again: event.currentTarget.checked }))}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const reactionOf = ({ kinds: chosen }: RetryPolicy, kind: CommandKind): KindRetries =>
  chosen[kind] ?? KindRetries.parse({})

const withReaction = (
  retries: RetryPolicy,
  { kind, key, again }: { readonly kind: CommandKind; readonly key: keyof KindRetries; readonly again: boolean },
): RetryPolicy => ({
  ...retries,
  kinds: { ...retries.kinds, [kind]: { ...reactionOf(retries, kind), [key]: again ? 'RETRY' : 'FAIL' } },
})
