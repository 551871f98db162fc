import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { OnboardingScreen } from './onboarding-screen.tsx'

/** The screen of a place of its own, for a host that is named in it. */
export function WelcomeScreen() {
  const named = new URLSearchParams(useSearch()).get('host')
  const hosts = useQuery(hostsQuery(useApi()))
  return (
    <AsyncView query={hosts} what={t('the hosts')}>
      {(found) => {
        const host = found.find(({ name }) => name === named) ?? found[0]
        return host ? <OnboardingScreen host={host.name} /> : null
      }}
    </AsyncView>
  )
}
