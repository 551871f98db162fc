import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { stackActs } from '../../components/stack-acts.ts'
import { statusOfStack } from '../../components/status-of.ts'
import type { PaletteEntry } from './palette-entry.ts'
import type { PaletteIconName } from './palette-icons.ts'

const operations = {
  start: {
    verb: 'Start',
    effect: 'Starts the containers that are there. No version is made, no volume is touched.',
  },
  stop: {
    verb: 'Stop',
    effect: 'Stops every container of the stack, in order. They stay, and so do volumes and versions.',
  },
  restart: {
    verb: 'Restart',
    effect: 'Stops and starts every container of the stack. No volume is touched, no version is made.',
  },
} as const

interface Way {
  readonly id: string
  readonly title: string
  readonly to: string
  readonly icon: PaletteIconName
  readonly words: string
  readonly effect?: string
}

/** Where a stack can be looked into or changed, every change by its preview. */
function waysOf({ name, fromWizard, currentVersion }: StackSummary): readonly Way[] {
  const at = `/stacks/${name}`
  return [
    { id: 'logs', title: t('Logs of {{name}}', { name }), to: `${at}/logs`, icon: 'logs', words: t('output lines') },
    {
      id: 'versions',
      title: t('Versions of {{name}}', { name }),
      to: `${at}/versions`,
      icon: 'version',
      words: t('history compare diff'),
    },
    {
      id: 'usage',
      title: t('Usage of {{name}}', { name }),
      to: `${at}/usage`,
      icon: 'monitoring',
      words: t('cpu memory charts'),
    },
    {
      id: 'events',
      title: t('Events of {{name}}', { name }),
      to: `/events?stack=${name}`,
      icon: 'event',
      words: t('happened'),
    },
    {
      id: 'edit',
      title: t('New version of {{name}}', { name }),
      to: `${at}/editor`,
      icon: 'editor',
      words: t('edit editor compose change'),
      effect: t('Opens the editor. Nothing runs before its plan is approved.'),
    },
    ...(fromWizard
      ? [
          {
            id: 'wizard',
            title: t('Edit {{name}} in the wizard', { name }),
            to: `/wizard?stack=${name}`,
            icon: 'wizard',
            words: t('change'),
          } as const,
        ]
      : []),
    ...(currentVersion === null ? [] : runningWays(name)),
  ]
}

const runningWays = (name: string): readonly Way[] => [
  {
    id: 'back',
    title: t('Roll back {{name}}', { name }),
    to: `/stacks/${name}/versions`,
    icon: 'back',
    words: t('earlier version undo'),
    effect: t('Shows the versions to go back to. The plan of the chosen one is shown before anything runs.'),
  },
  {
    id: 'update',
    title: t('Update the images of {{name}}', { name }),
    to: `/stacks/${name}/plan?update=1`,
    icon: 'update',
    words: t('pull newer'),
    effect: t(
      'Asks the registries what the tags name now, and shows the plan. Nothing is pulled before it is approved.',
    ),
  },
  {
    id: 'remove',
    title: t('Remove {{name}}', { name }),
    to: `/stacks/${name}/plan?remove=1`,
    icon: 'remove',
    words: t('delete uninstall down'),
    effect: t('Shows the plan of the removal: what goes and what is kept. Nothing is removed before it is approved.'),
  },
]

/** Ways that change something stand under `Do`. */
const changing: ReadonlySet<string> = new Set(['edit', 'wizard', 'back', 'update', 'remove'])

/** A stack, and all that can be done with it. */
export function stackEntries(stack: StackSummary, streamLost: boolean): readonly PaletteEntry[] {
  const { name, hostName } = stack
  const { acts, locked } = stackActs(stack)
  const open: PaletteEntry = {
    id: `stack:${name}`,
    group: 'stacks',
    title: name,
    detail: t('stack on {{hostName}}', { hostName }),
    icon: 'stack',
    status: statusOfStack(stack, streamLost),
    stack: name,
    act: { kind: 'go', to: `/stacks/${name}` },
  }
  const ways = waysOf(stack).map(
    ({ id, title, to, icon, words, effect }): PaletteEntry => ({
      id: `stack:${name}:${id}`,
      group: changing.has(id) ? 'do' : 'go',
      title,
      detail: '',
      words,
      icon,
      stack: name,
      act: { kind: 'go', to },
      ...(effect !== undefined && { effect }),
    }),
  )
  const operated = (locked === null ? acts : []).flatMap((act): readonly PaletteEntry[] =>
    act === 'remove'
      ? []
      : [
          {
            id: `stack:${name}:${act}`,
            group: 'do',
            title: `${t(operations[act].verb)} ${name}`,
            detail: t('all its services'),
            icon: act,
            effect: t(operations[act].effect),
            stack: name,
            act: { kind: 'operate', act, stack: name },
          },
        ],
  )
  return [open, ...operated, ...ways]
}
