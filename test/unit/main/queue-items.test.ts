import { expect, test } from 'vitest'
import { queueItems, type TrayQueue } from '../../../electron/main/queue-items.ts'

const queue = (hostName: string, paused: boolean): TrayQueue => ({ hostId: `id-${hostName}`, hostName, paused })

test('the only queue is paused and resumed by one line', () => {
  const steered: TrayQueue[] = []
  const [item] = queueItems([queue('local', false)], (one) => steered.push(one))
  expect(item?.label).toBe('Pause the queue')
  Reflect.apply(item?.click ?? expect.fail, undefined, [])
  expect(steered).toEqual([queue('local', false)])
  expect(queueItems([queue('local', true)], () => {})[0]?.label).toBe('Resume the queue')
})

test('with several hosts each queue has its line in a submenu', () => {
  const [item] = queueItems([queue('local', true), queue('a&b', false)], () => {})
  expect(item).toMatchObject({ label: 'Queues', submenu: [{ label: 'Resume local' }, { label: 'Pause a&&b' }] })
})

test('without a host there is no line', () => {
  expect(queueItems([], () => {})).toEqual([])
})
