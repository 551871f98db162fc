import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './app.tsx'

// The page's policy allows no eval; zod would try it for speed.
config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
