import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from '@codemirror/view'
import type { DocumentVariable } from '#shared/model/document.ts'
import { linesOf } from './compose-completions.ts'
import { type HoverSubject, hoverSubject } from './hover-subject.ts'

/** How long the pointer rests on a word before its card opens, in milliseconds. */
const restMs = 300

/**
 * A card that says what a key does, or what a variable comes to: under the pointer, and with F1 for the line of the
 * cursor. Escape, writing and moving on close it.
 */
export const composeHover = (variables: () => readonly DocumentVariable[]): Extension => {
  const at = (state: EditorState, pos: number, wholeLine: boolean): Tooltip | null => {
    const line = state.doc.lineAt(pos)
    const asked = { column: pos - line.from, variables: variables(), wholeLine }
    const subject = hoverSubject(linesOf(state.doc), line.number - 1, asked)
    return subject && tooltip(subject, line.from)
  }
  return [
    hoverTooltip((view, pos) => at(view.state, pos, false), { hoverTime: restMs, hideOnChange: true }),
    askedCard,
    keymap.of([
      {
        key: 'F1',
        preventDefault: true,
        run: (view) => show(view, at(view.state, view.state.selection.main.head, true)),
      },
    ]),
    // Before all else, since Escape also ends a completion that is being looked up, which nobody sees.
    Prec.highest(keymap.of([{ key: 'Escape', run: close }])),
  ]
}

const setCard = StateEffect.define<Tooltip | null>()

const askedCard = StateField.define<Tooltip | null>({
  create: () => null,
  update: (card, transaction) => {
    const asked = transaction.effects.find((effect) => effect.is(setCard))
    if (asked) return asked.value
    return transaction.docChanged || transaction.selection ? null : card
  },
  provide: (field) => showTooltip.from(field),
})

const show = (view: EditorView, card: Tooltip | null): boolean => {
  const says = card && EditorView.announce.of(card.create(view).dom.textContent ?? '')
  view.dispatch({ effects: [setCard.of(card), ...(says ? [says] : [])] })
  return true
}

/** Closes both kinds of cards; false where there is none, so that Escape does what else it does. */
const close = (view: EditorView): boolean => {
  if (view.state.field(askedCard) === null && !hasHoverTooltips(view.state)) return false
  view.dispatch({ effects: [setCard.of(null), closeHoverTooltips] })
  return true
}

const tooltip = (subject: HoverSubject, lineStart: number): Tooltip => ({
  pos: lineStart + subject.from,
  end: lineStart + subject.to,
  above: true,
  create: () => ({ dom: card(subject) }),
})

const card = ({ title, beside, lines }: HoverSubject): HTMLElement => {
  const dom = element('div', 'cm-key-card')
  dom.setAttribute('role', 'tooltip')
  const head = element('div', 'cm-key-card-head')
  head.append(element('code', '', title), element('span', 'cm-key-card-takes', ` ${beside}`))
  dom.append(head, ...lines.map((line) => element('div', 'cm-key-card-line', line)))
  return dom
}

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
