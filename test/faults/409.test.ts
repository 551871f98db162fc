import { testEveryCall } from './every-call.ts'

testEveryCall('409')
