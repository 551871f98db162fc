export function SettingsScreen() {
  return <div className="sw-screen" />
}
