import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'

/** The way to a new stack: the primary act of the screens that list stacks. */
export const NewStackButton = () => (
  <Button variant="filled" component={Link} href="/new" leftSection={<IconPlus size={14} stroke={2} />}>
    New stack
  </Button>
)
