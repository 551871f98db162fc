import { NativeSelect, Switch } from '@mantine/core'
import { IconArrowRight, IconX } from '@tabler/icons-react'
import { wayFits } from '#shared/rules/wiring.ts'
import type { ResolvedConnection } from '#shared/wizard/resolve/resolved-stack.ts'
import { IconButton } from '../../components/icon-button.tsx'
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
        <IconArrowRight size={14} stroke={2} aria-label="to" role="img" />
        <span className="sw-strong">{provider}</span>
        <span className="sw-chip">{connection.capability}</span>
        <span className="sw-grow" />
        <IconButton
          label={`Disconnect ${consumer} from ${provider}`}
          onClick={() => change({ kind: 'disconnect', ...ends })}
        >
          <IconX size={14} stroke={1.75} />
        </IconButton>
      </div>
      <div className="sw-fields">
        <NativeSelect
          label="How it is told"
          description={way.help}
          data={ways.map(({ id, title }) => ({ value: id, label: title }))}
          value={way.id}
          onChange={(event) => change({ kind: 'set-way', ...ends, way: event.currentTarget.value })}
        />
        <Switch
          label={`Starts once ${provider} is healthy`}
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
          {consumer} receives <span className="sw-mono">{variables.join(', ')}</span>. You need not type them.
        </p>
      ) : null}
    </div>
  )
}
