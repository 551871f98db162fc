import { testEveryCall } from './every-call.ts'

testEveryCall('500')
