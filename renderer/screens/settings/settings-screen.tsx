import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import type { SystemInfo } from '#shared/contract/system.ts'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Settings } from '#shared/model/settings.ts'
import { useApi } from '../../api/client.ts'
import { settingsQuery, systemInfoQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { setDensity, useLayout } from '../../state/layout.ts'
import { KeepingCard } from './keeping-card.tsx'
import { MutedStacks } from './muted-stacks.tsx'
import { RegistriesCard } from './registries-card.tsx'
import { RetriesCard } from './retries-card.tsx'
import { SettingLine } from './setting-line.tsx'
import { TerminalsCard } from './terminals-card.tsx'
import { UpdatesCard } from './updates-card.tsx'
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
      <PageHead
        title={t('Settings')}
        finding={t('Kept by Stackwright, so the desktop and the browser show the same.')}
      />
      <AsyncView query={settings} what={t('the settings')} rows={3}>
        {(found) => <Choices settings={found} desktop={info.data?.shell === 'desktop'} />}
      </AsyncView>
      <RegistriesCard canImport={info.data !== undefined && info.data.shell !== 'server'} />
      <AsyncView query={info} what={t('the facts about this Stackwright')} rows={4}>
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
const languages = [
  { value: 'auto', label: 'As the system' },
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
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
const starts = [
  { value: 'on', label: 'Starts by itself' },
  { value: 'off', label: 'By hand' },
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
      {save.error ? <ErrorPanel what={t('The settings could not be stored')} error={save.error} /> : null}
      <Card title={t('Appearance')} part="appearance">
        <SettingLine name={t('Theme')} explanation={t('Both themes have the same contrast.')}>
          <Segmented
            label={t('Theme')}
            value={settings.appearance}
            options={spokenOptions(appearances)}
            onChange={handleAppearance}
          />
        </SettingLine>
        <SettingLine
          name={t('Language')}
          explanation={t('Of the window, its menus and its notifications. Logs and the command line are in English.')}
        >
          <Segmented
            label={t('Language')}
            value={settings.language}
            options={spokenOptions(languages)}
            onChange={(language) => save.mutate({ language })}
          />
        </SettingLine>
        <SettingLine name={t('Rows')} explanation={t('Of tables, in this window only. 40 or 32 pixels.')}>
          <Segmented label={t('Rows')} value={density} options={spokenOptions(densities)} onChange={setDensity} />
        </SettingLine>
      </Card>
      <Card title={t('Notifications')} part="notifications">
        <SettingLine
          name={t('When a command ends')}
          explanation={
            desktop ? t('The notification opens the command.') : t('Shown by the desktop window, not in a browser.')
          }
        >
          <Segmented
            label={t('When a command ends')}
            value={settings.notifyOnEnd}
            options={spokenOptions(notifications)}
            onChange={handleNotify}
          />
        </SettingLine>
        <SettingLine
          name={t('When something goes wrong by itself')}
          explanation={t(
            'A container dies, fails its check or restarts again and again; a disk fills; a host is silent.',
          )}
        >
          <Segmented
            label={t('When something goes wrong by itself')}
            value={settings.notifyOnAlert ? 'on' : 'off'}
            options={spokenOptions(alerts)}
            onChange={(value) => save.mutate({ notifyOnAlert: value === 'on' })}
          />
        </SettingLine>
        <MutedStacks muted={settings.mutedStacks} onChange={save.mutate} />
        {desktop ? (
          <SettingLine
            name={t('Start at login')}
            explanation={t('In the tray, without its window, so that what goes wrong is told.')}
          >
            <Segmented
              label={t('Start at login')}
              value={settings.startAtLogin ? 'on' : 'off'}
              options={spokenOptions(starts)}
              onChange={(value) => save.mutate({ startAtLogin: value === 'on' })}
            />
          </SettingLine>
        ) : null}
      </Card>
      <TerminalsCard settings={settings} onChange={save.mutate} />
      <KeepingCard settings={settings} onChange={save.mutate} />
      <WizardCard settings={settings} onChange={save.mutate} />
      <RetriesCard retries={settings.retries} onChange={(retries) => save.mutate({ retries })} />
      {desktop ? <UpdatesCard settings={settings} onChange={save.mutate} /> : null}
    </>
  )
}

const shells: Readonly<Record<SystemInfo['shell'], PlainKey>> = {
  desktop: 'Desktop window',
  server: 'Browser, served by Stackwright',
  cli: 'Command line',
}

function Facts({ info }: { readonly info: SystemInfo }) {
  return (
    <Card title={t('This Stackwright')} part="facts">
      <dl className="sw-facts">
        <dt>{t('Version')}</dt>
        <dd className="sw-num">{info.version}</dd>
        <dt>{t('Runs as')}</dt>
        <dd>{t('{{shell}}, on {{platform}}', { shell: t(shells[info.shell]), platform: info.platform })}</dd>
        <dt>{t('Data folder')}</dt>
        <dd className="sw-row">
          <code className="sw-mono sw-ellipsis" title={info.dataFolder}>
            {info.dataFolder}
          </code>
          <CopyButton look="icon" what={t('the path of the data folder')} text={info.dataFolder} />
        </dd>
        <dt>{t('Started')}</dt>
        <dd>
          <Age at={info.startedAt} />
        </dd>
        <dt>{t('You are')}</dt>
        <dd>
          {translated(info.actor.name)}, {translated(info.actor.role)}
        </dd>
      </dl>
    </Card>
  )
}
