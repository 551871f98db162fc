import { config } from 'zod'

// The page's policy allows no eval, and zod would try it at the first schema. So whatever imports a schema imports this before.
config({ jitless: true })
