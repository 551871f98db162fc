import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { t } from '#shared/language/translate.ts'

interface Props {
  /** Going to another place ends the fault. */
  readonly place: string
  readonly children: ReactNode
}

interface State {
  readonly broken: string | null
  readonly place: string
}

/** Keeps a screen that breaks from taking the window with it. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { broken: null, place: this.props.place }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { broken: null, place }
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'broken'> {
    return { broken: error instanceof Error ? error.message : String(error) }
  }

  readonly #handleRetry = (): void => this.setState({ broken: null })

  override render(): ReactNode {
    const { broken } = this.state
    if (broken === null) return this.props.children
    return (
      <div className="sw-screen" role="alert">
        <h1>{t('This screen has a fault of ours')}</h1>
        <p>{t('The rest of the window works, and nothing on your hosts is touched.')}</p>
        <code className="sw-mono">{broken}</code>
        <p>
          <Button onClick={this.#handleRetry}>{t('Show it again')}</Button>
        </p>
      </div>
    )
  }
}
