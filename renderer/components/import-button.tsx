import { Button } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { Link } from 'wouter'

/** The way to the Compose projects that can become stacks. */
export const ImportButton = () => (
  <Button component={Link} href="/import" leftSection={<IconPackageImport size={14} stroke={2} />}>
    Import…
  </Button>
)
