import { Component, type ComponentInput } from './component.ts'

/** A built-in component. @throws ZodError for one that is not valid, when the program starts */
export const defineComponent = (input: ComponentInput): Component => Component.parse(input)
