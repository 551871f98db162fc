import { expect, test } from 'vitest'
import { appEntries } from '../../../../../renderer/frame/palette/app-entries.ts'
import { commandEntries } from '../../../../../renderer/frame/palette/command-entries.ts'
import { containerEntries, hostEntries } from '../../../../../renderer/frame/palette/host-entries.ts'
import type { PaletteEntry } from '../../../../../renderer/frame/palette/palette-entry.ts'
import { inOrder, paletteSections } from '../../../../../renderer/frame/palette/palette-list.ts'
import { stackEntries } from '../../../../../renderer/frame/palette/stack-entries.ts'
import * as samples from '../../../../contract/support/samples.ts'

const stacks = Array.from({ length: 500 }, (_, index) => ({
  ...samples.stack,
  name: `shop-${index}` as typeof samples.stack.name,
}))
const shop = { ...samples.stack, status: 'RUNNING' as const, currentVersion: 2, latestVersion: 2 }

const found = (entries: readonly PaletteEntry[], typed: string, stack: string | null = null) =>
  inOrder(paletteSections({ entries, typed, recent: [], stack })).map(({ entry }) => entry)

test('of a running stack everything can be done, and what changes the host leads to a preview', () => {
  const entries = stackEntries(shop, false)
  const doing = entries.filter(({ group }) => group === 'do')
  expect(doing.map(({ title }) => title.replace(shop.name, 'X'))).toEqual([
    'Restart X',
    'Stop X',
    'New version of X',
    ...(shop.fromWizard ? ['Edit X in the wizard'] : []),
    'Roll back X',
    'Update the images of X',
    'Remove X',
  ])
  for (const { title, act } of doing.filter(({ act: { kind } }) => kind === 'go'))
    expect(act, title).toMatchObject({ to: expect.stringMatching(/editor|versions|plan\?|wizard\?/) })
})

test('a stack that a command works on offers no start, stop or restart', () => {
  const acts = stackEntries({ ...shop, status: 'DEPLOYING' }, false).map(({ act }) => act.kind)
  expect(acts).not.toContain('operate')
})

test('the name of a stack finds the stack first', () => {
  const entries = [...appEntries(), ...stacks.flatMap((stack) => stackEntries(stack, false))]
  expect(found(entries, 'shop-7')[0]).toMatchObject({ id: 'stack:shop-7' })
})

test('a verb and a part of a name find the action among those of five hundred stacks', () => {
  const entries = [...appEntries(), ...stacks.flatMap((stack) => stackEntries({ ...stack, status: 'RUNNING' }, false))]
  expect(found(entries, 'rest shop-431')[0]).toMatchObject({
    act: { kind: 'operate', act: 'restart', stack: 'shop-431' },
  })
})

test('narrowed to a stack, only what belongs to it is there', () => {
  const entries = [
    ...appEntries(),
    ...stackEntries(shop, false),
    ...stackEntries({ ...shop, name: 'wiki' as typeof shop.name }, false),
  ]
  const of = found(entries, '', 'wiki')
  expect(of.length).toBeGreaterThan(5)
  expect(of.every(({ stack }) => stack === 'wiki')).toBe(true)
})

test('what was used lately stands first before anything is typed, and is not there twice', () => {
  const sections = paletteSections({ entries: appEntries(), typed: '', recent: ['gone', 'go:/volumes'], stack: null })
  expect(sections[0]).toMatchObject({ group: 'recent', items: [{ entry: { id: 'go:/volumes' } }] })
  const ids = inOrder(sections).map(({ entry }) => entry.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('nothing fits what is nowhere', () => {
  expect(paletteSections({ entries: appEntries(), typed: 'qqqq', recent: [], stack: null })).toEqual([])
})

test('no two entries have the same id', () => {
  const entries = [
    ...appEntries(),
    ...stackEntries(shop, false),
    ...hostEntries(samples.host),
    ...containerEntries('local', samples.hostContainers.items),
    ...commandEntries({ ...samples.command, status: 'RUNNING' }),
  ]
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
})

test('a running command can be cancelled, one that ended or was asked to cannot', () => {
  const cancels = (change: Partial<typeof samples.command>) =>
    commandEntries({ ...samples.command, cancelRequested: false, ...change }).some(({ act }) => act.kind === 'cancel')
  expect([
    cancels({ status: 'RUNNING' }),
    cancels({ status: 'PENDING' }),
    cancels({ status: 'DONE' }),
    cancels({ status: 'RUNNING', cancelRequested: true }),
  ]).toEqual([true, true, false, false])
})

test('a queue is paused where it goes on, and resumed where it is paused', () => {
  const acts = (paused: (typeof samples.host)['queue']['paused']) =>
    hostEntries({ ...samples.host, queue: { ...samples.host.queue, paused } }).flatMap(({ act }) =>
      act.kind === 'queue' ? [act.paused] : [],
    )
  expect([acts(null), acts({ at: samples.host.createdAt, by: 'anna' })]).toEqual([[true], [false]])
})
