import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import './theme/mantine-styles.ts'
import './theme/global.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { Router } from 'wouter'
import { ApiProvider, createApi, useApi } from './api/client.ts'
import { errorView } from './api/error-view.ts'
import { followChanges } from './api/live.ts'
import { settingsQuery } from './api/queries.ts'
import { createSharedClock, SharedClockProvider } from './components/shared-clock.ts'
import { Frame } from './frame/frame.tsx'
import { hashHref, useHashLocation, useHashSearch } from './hash-location.ts'
import { Screens } from './router.tsx'
import { useLanguage } from './state/language.ts'
import { reportStream } from './state/stream.ts'
import { styleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme/theme.ts'

/** Events say when something is stale, so nothing is asked again for age or focus alone. */
const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && errorView(error).code === 'CONNECTION_LOST',
        retryDelay: (failures) => 300 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

const createServices = () => ({ api: createApi(), queries: createQueries(), clock: createSharedClock() })

const mantineNonce = (): string => styleNonce() ?? ''

/** The whole window: its services, its theme, its frame and the screen that the place names. */
export function App() {
  const [{ api, queries, clock }] = useState(createServices)

  // Synchronises the queries with the engine's stream of changes.
  useEffect(() => {
    const stop = new AbortController()
    void followChanges({ api, queries, signal: stop.signal, report: reportStream })
    return () => stop.abort()
  }, [api, queries])

  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={mantineNonce}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
    >
      <ApiProvider value={api}>
        <QueryClientProvider client={queries}>
          <SharedClockProvider value={clock}>
            <Router hook={useHashLocation} searchHook={useHashSearch} hrefs={hashHref}>
              <Speaking>
                <Frame>
                  <Screens />
                </Frame>
              </Speaking>
            </Router>
          </SharedClockProvider>
        </QueryClientProvider>
      </ApiProvider>
    </MantineProvider>
  )
}

/** Draws everything anew when another language is spoken. */
function Speaking({ children }: { readonly children: ReactNode }) {
  const language = useLanguage(useQuery(settingsQuery(useApi())).data?.language)
  return <Fragment key={language}>{children}</Fragment>
}
