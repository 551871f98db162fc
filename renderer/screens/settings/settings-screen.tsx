import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import type { SystemInfo } from '#shared/contract/system.ts'
import type { Settings } from '#shared/model/settings.ts'
import { useApi } from '../../api/client.ts'
import { settingsQuery, systemInfoQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { setDensity, useLayout } from '../../state/layout.ts'
import { KeepingCard } from './keeping-card.tsx'
import { RegistriesCard } from './registries-card.tsx'
import { RetriesCard } from './retries-card.tsx'
import { SettingLine } from './setting-line.tsx'
import { TerminalsCard } from './terminals-card.tsx'
import { useSaveSettings } from './use-save-settings.ts'
import { WizardCard } from './wizard-card.tsx'
import './settings.css'

/** What a person can choose, and the facts about this Stackwright. */
export function SettingsScreen() {
  const api = useApi()
  const settings = useQuery(settingsQuery(api))
  const info = useQuery(systemInfoQuery(api))
  useShownPart(settings.isSuccess && info.isSuccess)
  return (
    <div className="sw-screen sw-settings">
      <PageHead title="Settings" finding="Kept by Stackwright, so the desktop and the browser show the same." />
      <AsyncView query={settings} what="the settings" rows={3}>
        {(found) => <Choices settings={found} desktop={info.data?.shell === 'desktop'} />}
      </AsyncView>
      <RegistriesCard canImport={info.data !== undefined && info.data.shell !== 'server'} />
      <AsyncView query={info} what="the facts about this Stackwright" rows={4}>
        {(found) => <Facts info={found} />}
      </AsyncView>
    </div>
  )
}

/** Shows the part that the place names, once all parts are there. */
function useShownPart(ready: boolean): void {
  const part = new URLSearchParams(useSearch()).get('part')
  // Synchronises the scroll position and the focus with the place.
  useEffect(() => {
    if (!ready || part === null) return
    const found = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)
    found?.scrollIntoView({ block: 'start' })
    found?.focus({ preventScroll: true })
  }, [ready, part])
}

const appearances = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const notifications = [
  { value: 'all', label: 'All commands' },
  { value: 'failures', label: 'Only failures' },
  { value: 'none', label: 'None' },
] as const
const alerts = [
  { value: 'on', label: 'Told' },
  { value: 'off', label: 'Only shown' },
] as const
const densities = [
  { value: 'normal', label: 'Normal' },
  { value: 'compact', label: 'Compact' },
] as const

function Choices({ settings, desktop }: { readonly settings: Settings; readonly desktop: boolean }) {
  const save = useSaveSettings()
  const { density } = useLayout()
  const handleAppearance = (appearance: Settings['appearance']): void => save.mutate({ appearance })
  const handleNotify = (notifyOnEnd: Settings['notifyOnEnd']): void => save.mutate({ notifyOnEnd })
  return (
    <>
      {save.error ? <ErrorPanel what="The settings could not be stored" error={save.error} /> : null}
      <Card title="Appearance" part="appearance">
        <SettingLine name="Theme" explanation="Both themes have the same contrast.">
          <Segmented label="Theme" value={settings.appearance} options={appearances} onChange={handleAppearance} />
        </SettingLine>
        <SettingLine name="Rows" explanation="Of tables, in this window only. 40 or 32 pixels.">
          <Segmented label="Rows" value={density} options={densities} onChange={setDensity} />
        </SettingLine>
      </Card>
      <Card title="Notifications" part="notifications">
        <SettingLine
          name="When a command ends"
          explanation={
            desktop ? 'The notification opens the command.' : 'Shown by the desktop window, not in a browser.'
          }
        >
          <Segmented
            label="When a command ends"
            value={settings.notifyOnEnd}
            options={notifications}
            onChange={handleNotify}
          />
        </SettingLine>
        <SettingLine
          name="When something goes wrong by itself"
          explanation="A container dies, fails its check or restarts again and again; a disk fills; a host is silent."
        >
          <Segmented
            label="When something goes wrong by itself"
            value={settings.notifyOnAlert ? 'on' : 'off'}
            options={alerts}
            onChange={(value) => save.mutate({ notifyOnAlert: value === 'on' })}
          />
        </SettingLine>
      </Card>
      <TerminalsCard settings={settings} onChange={save.mutate} />
      <KeepingCard settings={settings} onChange={save.mutate} />
      <WizardCard settings={settings} onChange={save.mutate} />
      <RetriesCard retries={settings.retries} onChange={(retries) => save.mutate({ retries })} />
    </>
  )
}

const shells: Readonly<Record<SystemInfo['shell'], string>> = {
  desktop: 'Desktop window',
  server: 'Browser, served by Stackwright',
  cli: 'Command line',
}

function Facts({ info }: { readonly info: SystemInfo }) {
  return (
    <Card title="This Stackwright" part="facts">
      <dl className="sw-facts">
        <dt>Version</dt>
        <dd className="sw-num">{info.version}</dd>
        <dt>Runs as</dt>
        <dd>
          {shells[info.shell]}, on {info.platform}
        </dd>
        <dt>Data folder</dt>
        <dd className="sw-row">
          <code className="sw-mono sw-ellipsis" title={info.dataFolder}>
            {info.dataFolder}
          </code>
          <CopyButton look="icon" what="the path of the data folder" text={info.dataFolder} />
        </dd>
        <dt>Started</dt>
        <dd>
          <Age at={info.startedAt} />
        </dd>
        <dt>You are</dt>
        <dd>
          {info.actor.name}, {info.actor.role}
        </dd>
      </dl>
    </Card>
  )
}
