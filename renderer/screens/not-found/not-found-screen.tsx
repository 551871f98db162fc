export function NotFoundScreen() {
  return <div className="sw-screen" />
}
