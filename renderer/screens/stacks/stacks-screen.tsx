export function StacksScreen() {
  return <div className="sw-screen" />
}
