export function ServicesTab({ stack }: { readonly stack: string }) {
  return <div>{stack}</div>
}
