import { Modal, useComputedColorScheme } from '@mantine/core'
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import { t } from '#shared/language/translate.ts'
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../api/client.ts'
import { useFocusBack } from '../../components/dialog.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { followTerminal, type TerminalState } from './terminal-session.ts'
import { withStyleNonce } from './with-style-nonce.ts'
import './terminal-dialog.css'

interface TerminalDialogProps {
  readonly host: string
  readonly container: string
  readonly name: string
  readonly onClose: () => void
}

/** A shell in a container. It takes the room there is, comes back when the connection does, and ends with the dialog. */
export function TerminalDialog({ host, container, name, onClose }: TerminalDialogProps) {
  const [state, setState] = useState<TerminalState>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  const scheme = useComputedColorScheme('light')

  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('Terminal in {{name}}', { name })}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('Close the terminal') }}
      data-scheme={scheme}
    >
      {state.kind === 'failed' ? (
        <ErrorPanel
          what={t('No terminal in {{name}}', { name })}
          error={state.error}
          onRetry={() => setAttempt(attempt + 1)}
        />
      ) : null}
      <p className="sw-small sw-second" role="status">
        {wordsOf(state)}
      </p>
      <TerminalScreen
        key={attempt}
        host={host}
        container={container}
        hidden={state.kind === 'failed'}
        onState={setState}
      />
    </Modal>
  )
}

interface TerminalScreenProps extends Pick<TerminalDialogProps, 'host' | 'container'> {
  readonly hidden: boolean
  readonly onState: (state: TerminalState) => void
}

/** The terminal itself. A part of its own, because a dialog draws what is in it later than itself: only this sees its element. */
function TerminalScreen({ host, container, hidden, onState }: TerminalScreenProps) {
  const api = useApi()
  const box = useRef<HTMLDivElement>(null)

  // Synchronises the terminal on the screen with the one in the container.
  useEffect(() => {
    if (!box.current) return
    const stop = new AbortController()
    const screen = new Terminal({
      fontFamily: '"JetBrains Mono Variable", monospace',
      fontSize: 12,
      cursorBlink: false,
      screenReaderMode: true,
      theme: themeOfPage(),
    })
    const fit = new FitAddon()
    screen.loadAddon(fit)
    const element = box.current
    withStyleNonce(() => screen.open(element))
    fit.fit()
    // The dialog gives the focus to what is marked so, else to its close button.
    screen.textarea?.setAttribute('data-autofocus', '')
    screen.focus()
    const observer = new ResizeObserver(() => fit.fit())
    observer.observe(box.current)
    void followTerminal({ api, host, container, screen, signal: stop.signal, report: onState })
    return () => {
      stop.abort()
      observer.disconnect()
      screen.dispose()
    }
  }, [api, host, container, onState])

  return <div ref={box} className="sw-terminal" hidden={hidden} />
}

function wordsOf(state: TerminalState): string {
  switch (state.kind) {
    case 'opening':
      return t('Opening.')
    case 'open':
      return t('Open. Everything typed goes to the container; who opened it and when is kept.')
    case 'lost':
      return t('The connection is lost. Asking again; what was shown meanwhile comes after.')
    case 'ended':
      return state.exitCode === null ? t('Ended.') : t('Ended with {{exitCode}}.', { exitCode: state.exitCode })
    case 'failed':
      return ''
  }
}

/** xterm draws its own colours: they are those of the page's theme. */
function themeOfPage() {
  const styles = getComputedStyle(document.documentElement)
  const colour = (name: string): string => styles.getPropertyValue(`--sw-${name}`).trim()
  return {
    background: colour('sunken'),
    foreground: colour('ink'),
    cursor: colour('accent'),
    selectionBackground: colour('accent-line'),
    black: colour('ink-2'),
    red: colour('bad-text'),
    green: colour('ok-text'),
    yellow: colour('warn-text'),
    blue: colour('accent-text'),
    magenta: colour('back-text'),
    cyan: colour('move-text'),
    white: colour('ink'),
  }
}
