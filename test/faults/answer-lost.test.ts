import { testEveryCall } from './every-call.ts'

testEveryCall('answer-lost')
