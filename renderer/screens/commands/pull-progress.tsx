import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { ImagePull, PullLayer } from '#shared/model/image-pull.ts'
import { layerShare, layerWords, pullShare, pullWords } from './pull-words.ts'
import './pull-progress.css'

interface PullProgressProps {
  readonly pull: ImagePull
  /** The layers are shown while it runs; once it is over only for who asks. */
  readonly running: boolean
}

/** How far a pull is: a bar for the whole, and one for each layer. */
export function PullProgress({ pull, running }: PullProgressProps) {
  const [asked, setAsked] = useState<boolean | null>(null)
  const open = asked ?? running
  const layers = useId()
  const share = pullShare(pull)
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <li className="sw-pull" data-running={running}>
      <div className="sw-pull-head">
        <UnstyledButton
          className="sw-pull-toggle"
          aria-expanded={open}
          aria-controls={layers}
          aria-label={t('Layers of {{image}}', { image: pull.image })}
          onClick={() => setAsked(!open)}
        >
          <Chevron size={14} aria-hidden />
          <span className="sw-small sw-second sw-num">{pullWords(pull)}</span>
        </UnstyledButton>
        {running ? (
          <span
            className="sw-pull-bar"
            role="progressbar"
            aria-label={t('Pull of {{image}}', { image: pull.image })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.floor(share * 100)}
            aria-valuetext={pullWords(pull)}
          >
            <Fill share={share} />
          </span>
        ) : null}
      </div>
      <ul id={layers} className="sw-pull-layers" hidden={!open}>
        {open ? pull.layers.map((layer) => <Layer key={layer.id} layer={layer} />) : null}
      </ul>
    </li>
  )
}

const Layer = ({ layer }: { readonly layer: PullLayer }) => (
  <li className="sw-pull-layer" data-state={layer.state}>
    <code className="sw-mono sw-tiny sw-faint">{layer.id}</code>
    <span className="sw-pull-bar" aria-hidden>
      <Fill share={layerShare(layer)} />
    </span>
    <span className="sw-tiny sw-second sw-num">{layerWords(layer)}</span>
  </li>
)

const Fill = ({ share }: { readonly share: number }) => <span style={{ width: `${Math.round(share * 1000) / 10}%` }} />
