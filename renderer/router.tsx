import { type ReactNode, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { Loading } from './components/async-view.tsx'
import { late } from './components/late.ts'
import { ScreenBoundary } from './components/screen-boundary.tsx'
import { NotFoundScreen } from './screens/not-found/not-found-screen.tsx'
import { OverviewScreen } from './screens/overview/overview-screen.tsx'

const StacksScreen = late(async () => (await import('./screens/stacks/stacks-screen.tsx')).StacksScreen)
const StackFrame = late(async () => (await import('./screens/stack/stack-frame.tsx')).StackFrame)
const ServicesTab = late(async () => (await import('./screens/stack/services-tab.tsx')).ServicesTab)
const LogsTab = late(async () => (await import('./screens/logs/logs-tab.tsx')).LogsTab)
const UsageTab = late(async () => (await import('./screens/usage/usage-tab.tsx')).UsageTab)
const MonitoringScreen = late(async () => (await import('./screens/usage/monitoring-screen.tsx')).MonitoringScreen)
const EventsScreen = late(async () => (await import('./screens/events/events-screen.tsx')).EventsScreen)
const ImagesScreen = late(async () => (await import('./screens/objects/images-screen.tsx')).ImagesScreen)
const VolumesScreen = late(async () => (await import('./screens/objects/volumes-screen.tsx')).VolumesScreen)
const NetworksScreen = late(async () => (await import('./screens/objects/networks-screen.tsx')).NetworksScreen)
const CommandsScreen = late(async () => (await import('./screens/commands/commands-screen.tsx')).CommandsScreen)
const VersionsScreen = late(async () => (await import('./screens/versions/versions-screen.tsx')).VersionsScreen)
const EditorScreen = late(async () => (await import('./screens/editor/editor-screen.tsx')).EditorScreen)
const ImportScreen = late(async () => (await import('./screens/imports/import-screen.tsx')).ImportScreen)
const PlanScreen = late(async () => (await import('./screens/plan/plan-screen.tsx')).PlanScreen)
const WelcomeScreen = late(async () => (await import('./screens/onboarding/welcome-screen.tsx')).WelcomeScreen)
const OnboardingScreen = late(async () => (await import('./screens/onboarding/onboarding-screen.tsx')).OnboardingScreen)
const WizardScreen = late(async () => (await import('./screens/wizard/wizard-screen.tsx')).WizardScreen)
const SettingsScreen = late(async () => (await import('./screens/settings/settings-screen.tsx')).SettingsScreen)

/** Every screen with its place. A stack's own screens stand below the stack's head and tabs. */
export function Screens() {
  const [place] = useLocation()
  return (
    <ScreenBoundary place={place}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/">{() => <OverviewScreen onboarding={(host) => <OnboardingScreen host={host} />} />}</Route>
          <Route path="/stacks">{() => <StacksScreen />}</Route>
          <Route path="/stacks/:stack">
            {({ stack }) => inStack(stack, 'services', <ServicesTab stack={stack} />)}
          </Route>
          <Route path="/stacks/:stack/logs">{({ stack }) => inStack(stack, 'logs', <LogsTab stack={stack} />)}</Route>
          <Route path="/stacks/:stack/usage">
            {({ stack }) => inStack(stack, 'usage', <UsageTab stack={stack} />)}
          </Route>
          <Route path="/stacks/:stack/versions">
            {({ stack }) => inStack(stack, 'versions', <VersionsScreen stack={stack} />)}
          </Route>
          <Route path="/stacks/:stack/editor">
            {({ stack }) => inStack(stack, 'editor', <EditorScreen stack={stack} />)}
          </Route>
          <Route path="/stacks/:stack/plan">{({ stack }) => <PlanScreen stack={stack} />}</Route>
          <Route path="/new">{() => <EditorScreen stack={null} />}</Route>
          <Route path="/wizard">{() => <WizardScreen />}</Route>
          <Route path="/import">{() => <ImportScreen />}</Route>
          <Route path="/commands">{() => <CommandsScreen command={null} />}</Route>
          <Route path="/commands/:id">{({ id }) => <CommandsScreen command={id} />}</Route>
          <Route path="/monitoring">{() => <MonitoringScreen />}</Route>
          <Route path="/events">{() => <EventsScreen />}</Route>
          <Route path="/images">{() => <ImagesScreen />}</Route>
          <Route path="/volumes">{() => <VolumesScreen />}</Route>
          <Route path="/networks">{() => <NetworksScreen />}</Route>
          <Route path="/welcome">{() => <WelcomeScreen />}</Route>
          <Route path="/settings">{() => <SettingsScreen />}</Route>
          <Route>{() => <NotFoundScreen />}</Route>
        </Switch>
      </Suspense>
    </ScreenBoundary>
  )
}

const inStack = (stack: string, tab: 'services' | 'versions' | 'editor' | 'logs' | 'usage', content: ReactNode) => (
  <StackFrame stack={stack} tab={tab}>
    <Suspense fallback={<Loading what={t('the screen')} />}>{content}</Suspense>
  </StackFrame>
)

const Waiting = () => (
  <div className="sw-screen">
    <Loading what={t('the screen')} />
  </div>
)
