/** A text as the start of a sentence: `create network` is `Create network`. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
