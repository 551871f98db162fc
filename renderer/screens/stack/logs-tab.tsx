export function LogsTab({ stack }: { readonly stack: string }) {
  return <div>{stack}</div>
}
