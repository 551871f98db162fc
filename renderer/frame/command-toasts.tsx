import { IconAlertOctagon, IconArrowBackUp, IconCheck, IconClock, IconLoader2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../api/client.ts'
import { commandsQuery } from '../api/queries.ts'
import { type CommandNews, commandNews } from './command-news.ts'
import { commandAt } from './crumbs.ts'
import { UndoToast } from './undo-toast.tsx'

const SHOWN_MS = 8000
const icons = {
  move: IconLoader2,
  ok: IconCheck,
  bad: IconAlertOctagon,
  back: IconArrowBackUp,
  idle: IconClock,
} as const

/** Tells what commands come to: as a toast to the eye, politely or at once to a screen reader. */
export function CommandToasts() {
  const [place] = useLocation()
  const newest = useNewest()
  // The command's own screen says it already.
  const news = newest?.commandId === commandAt(place) ? undefined : newest
  const Icon = icons[news?.tone ?? 'idle']
  return (
    <div className="sw-toasts">
      <UndoToast />
      <div role="status">{news && !news.urgent ? <Toast news={news} icon={Icon} /> : null}</div>
      <div role="alert">{news?.urgent ? <Toast news={news} icon={Icon} /> : null}</div>
    </div>
  )
}

/** The news of the newest commands, one at a time, each for eight seconds. */
function useNewest(): CommandNews | undefined {
  const { data } = useQuery(commandsQuery(useApi(), { limit: 20 }))
  const before = useRef<readonly Command[]>(undefined)
  const [news, setNews] = useState<CommandNews>()
  // Synchronises what is told with what has come from the engine.
  useEffect(() => {
    if (!data) return
    const found = commandNews(before.current, data)
    before.current = data
    if (found[0]) setNews(found[0])
  }, [data])
  // Takes the toast away after its time.
  useEffect(() => {
    if (!news) return
    const timer = setTimeout(() => setNews(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [news])
  return news
}

function Toast({ news, icon: Icon }: { readonly news: CommandNews; readonly icon: typeof IconCheck }) {
  return (
    <div className="sw-toast" data-tone={news.tone}>
      <Icon size={16} stroke={2} aria-hidden className={news.tone === 'move' ? 'sw-turn' : ''} />
      <span className="sw-grow">{news.text}</span>
      <Link href={`/commands/${news.commandId}`}>{t('Open')}</Link>
    </div>
  )
}
