import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Sentence } from '../../components/sentence.tsx'

/** A place that no screen has. */
export function NotFoundScreen() {
  const [place] = useLocation()
  return (
    <div className="sw-screen">
      <EmptyState
        icon={IconMapOff}
        level={1}
        title={t('There is no such screen')}
        action={
          <Button variant="filled" component={Link} href="/">
            {t('Go to the overview')}
          </Button>
        }
      >
        <Sentence
          text="Nothing is at {{place}}. The link may be of another version."
          with={{ place: <code className="sw-mono">{place}</code> }}
        />
      </EmptyState>
    </div>
  )
}
