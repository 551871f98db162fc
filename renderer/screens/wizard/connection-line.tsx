import { NativeSelect, Switch } from '@mantine/core'
import { IconArrowRight, IconX } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import { wayFits } from '#shared/rules/wiring.ts'
import type { ResolvedConnection } from '#shared/wizard/resolve/resolved-stack.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { OptionField } from './option-field.tsx'
import { change } from './wizard-session.ts'

/** A connection: to what, how the consumer is told, and whether it waits. */
export function ConnectionLine({ link }: { readonly link: ResolvedConnection }) {
  const { connection, need, way, options } = link
  const { consumer, provider } = connection
  const ends = { consumer, need: need.id, provider }
  const ways = need.ways.filter((one) => wayFits(one, connection.capability))
  const variables = way.environment.map(({ name }) => name)
  return (
    <div className="sw-connection">
      <div className="sw-row sw-connection-ends">
        <span>{consumer}</span>
        <IconArrowRight size={14} stroke={2} aria-label={t('to')} role="img" />
        <span className="sw-strong">{provider}</span>
        <span className="sw-chip">{connection.capability}</span>
        <span className="sw-grow" />
        <IconButton
          label={t('Disconnect {{consumer}} from {{provider}}', { consumer, provider })}
          onClick={() => change({ kind: 'disconnect', ...ends })}
        >
          <IconX size={14} stroke={1.75} />
        </IconButton>
      </div>
      <div className="sw-fields">
        <NativeSelect
          label={t('How it is told')}
          description={way.help && translated(way.help)}
          data={ways.map(({ id, title }) => ({ value: id, label: translated(title) }))}
          value={way.id}
          onChange={(event) => change({ kind: 'set-way', ...ends, way: event.currentTarget.value })}
        />
        <Switch
          label={t('Starts once {{provider}} is healthy', { provider })}
          checked={connection.waits && way.waits}
          disabled={!way.waits}
          onChange={(event) => change({ kind: 'set-waits', ...ends, waits: event.currentTarget.checked })}
        />
        {[...options.values()].map(({ option, value }) => (
          <OptionField
            key={option.id}
            option={option}
            value={value}
            error={null}
            onChange={(next) => change({ kind: 'set-connection-option', ...ends, option: option.id, value: next })}
          />
        ))}
      </div>
      {variables.length > 0 ? (
        <p className="sw-small sw-second">
          <Sentence
            text="{{consumer}} receives {{variables}}. You need not type them."
            with={{ consumer, variables: <span className="sw-mono">{variables.join(', ')}</span> }}
          />
        </p>
      ) : null}
    </div>
  )
}
