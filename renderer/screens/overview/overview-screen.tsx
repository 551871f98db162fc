export function OverviewScreen() {
  return <div className="sw-screen" />
}
