import { IconDatabaseOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { errorWords } from '#shared/language/spoken-error.ts'
import { useApi } from '../api/client.ts'
import { systemInfoQuery } from '../api/queries.ts'
import { Age } from '../components/age.tsx'
import { Sentence } from '../components/sentence.tsx'
import './storage-banner.css'

/** On every screen while nothing can be stored: what happened, since when, what to do. Goes by itself when it has passed. */
export function StorageBanner() {
  const storage = useQuery(systemInfoQuery(useApi())).data?.storage
  if (!storage) return null
  const words = errorWords(storage)
  return (
    <div className="sw-storage-banner" role="alert">
      <IconDatabaseOff size={16} stroke={1.75} aria-hidden />
      <div className="sw-grow">
        <strong>{words.message}</strong> {words.next}
        <div className="sw-second">
          <Sentence
            text="For {{age}}. No command begins meanwhile; what runs on your hosts goes on."
            with={{ age: <Age at={storage.since} format="span" /> }}
          />
        </div>
      </div>
    </div>
  )
}
