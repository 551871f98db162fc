/** What is selected in the drawing: a part by name, a line by the key of its connection. */
export type Selection =
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'line'; readonly key: string }
  | null
