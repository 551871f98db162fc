import { expect, test } from 'vitest'
import {
  readBlockBytesV1,
  readBlockBytesV2,
  readKeyedNumbers,
  readNetworkBytes,
  readNumber,
} from '#engine/monitor/usage/cgroup-files.ts'

test('keyed files are read line by line, and what is no number is left out', () => {
  expect(readKeyedNumbers('usage_usec 12\ncore_sched.force_idle_usec 0\nnr_periods\nfoo bar\n')).toEqual({
    usage_usec: 12,
    'core_sched.force_idle_usec': 0,
  })
})

test('no limit is null', () => {
  expect(readNumber('max\n')).toBeNull()
  expect(readNumber('9007199254740991\n')).toBe(9007199254740991)
})

test('block bytes of version 1 are summed over devices, without the totals', () => {
  const text = '8:0 Read 4096\n8:0 Write 10\n8:0 Sync 0\n8:0 Total 4106\n8:16 Read 4\n8:16 Write 1\nTotal 4111\n'
  expect(readBlockBytesV1(text)).toEqual({ read: 4100, written: 11 })
  expect(readBlockBytesV1('Total 0\n')).toEqual({ read: 0, written: 0 })
})

test('block bytes of version 2 are summed over devices', () => {
  const text = '8:0 rbytes=4096 wbytes=10 rios=1 wios=1 dbytes=99 dios=0\n8:16 rbytes=4 wbytes=1 rios=1 wios=1\n'
  expect(readBlockBytesV2(text)).toEqual({ read: 4100, written: 11 })
  expect(readBlockBytesV2('')).toEqual({ read: 0, written: 0 })
})

test('network bytes leave the loopback out', () => {
  const text = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:      99       1    0    0    0     0          0         0       99       1    0    0    0     0       0          0
  eth0:     376       4    0    0    0     0          0         0       21       0    0    0    0     0       0          0
  eth1:       1       4    0    0    0     0          0         0        2       0    0    0    0     0       0          0
`
  expect(readNetworkBytes(text)).toEqual({ received: 377, sent: 23 })
  expect(readNetworkBytes(text.split('\n').slice(0, 3).join('\n'))).toBeNull()
})
