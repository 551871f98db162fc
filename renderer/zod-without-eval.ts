import { config } from 'zod'

// The page's policy allows no eval; zod would try it for speed at the first schema. So this is imported before any other.
config({ jitless: true })
