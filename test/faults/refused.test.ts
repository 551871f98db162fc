import { testEveryCall } from './every-call.ts'

testEveryCall('refused')
