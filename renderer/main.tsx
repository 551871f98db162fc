import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { speakAtStart } from './state/language.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// Where the texts of a language cannot be fetched the window speaks English.
await speakAtStart().catch(() => undefined)
createRoot(root).render(<App />)
