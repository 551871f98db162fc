import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { EmptyState } from '../../components/empty-state.tsx'

/** A place that no screen has. */
export function NotFoundScreen() {
  const [place] = useLocation()
  return (
    <div className="sw-screen">
      <EmptyState
        icon={IconMapOff}
        title="There is no such screen"
        action={
          <Button variant="filled" component={Link} href="/">
            Go to the overview
          </Button>
        }
      >
        Nothing is at <code className="sw-mono">{place}</code>. The link may be of another version.
      </EmptyState>
    </div>
  )
}
