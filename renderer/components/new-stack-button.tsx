import { Button } from '@mantine/core'
import { IconPlus, IconWand } from '@tabler/icons-react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'

/** The ways to a new stack: from components, and from a compose file, the primary act of the screens that list stacks. */
export const NewStackButton = () => (
  <>
    <Button component={Link} href="/wizard" leftSection={<IconWand size={14} stroke={2} />}>
      {t('From components')}
    </Button>
    <Button variant="filled" component={Link} href="/new" leftSection={<IconPlus size={14} stroke={2} />}>
      {t('New stack')}
    </Button>
  </>
)
