import { Button, Menu, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconDots,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconRefresh,
  IconSchema,
  IconTrash,
  IconWand,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useStackCommand } from '../../api/use-stack-command.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { type StackAct, stackActs } from '../../components/stack-acts.ts'
import { ActError } from './act-error.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

const buttons = {
  start: { label: 'Start', icon: IconPlayerPlay },
  stop: { label: 'Stop', icon: IconPlayerStop },
  restart: { label: 'Restart', icon: IconRefresh },
} as const

interface StackActionsProps {
  readonly stack: StackSummary
  /** How the way on to a version is shown: `default` where the view below has a primary act; null where it is that way. */
  readonly primary: 'filled' | 'default' | null
}

/** What can be done with a stack; the primary act last. */
export function StackActions({ stack, primary }: StackActionsProps) {
  const { acts, locked } = stackActs(stack)
  const command = useStackCommand(stack.name)
  const [removing, remove] = useDisclosure(false)
  const handleClear = (): void => command.reset()
  return (
    <>
      {acts.map((act) =>
        act === 'remove' ? null : (
          <ActButton
            key={act}
            act={act}
            locked={locked}
            busy={command.isPending}
            onClick={() => command.mutate({ act })}
          />
        ),
      )}
      {acts.includes('remove') ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={t('More')} look="outline">
              <IconDots size={16} stroke={1.75} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            {stack.fromWizard ? (
              <Menu.Item component={Link} href={`/wizard?stack=${stack.name}`} leftSection={<IconWand size={14} />}>
                {t('Edit in wizard')}
              </Menu.Item>
            ) : null}
            <Menu.Item
              color="var(--sw-bad-text)"
              leftSection={<IconTrash size={14} />}
              disabled={locked !== null}
              onClick={remove.open}
            >
              {t('Remove {{stack}}', { stack: stack.name })}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {primary ? <PrimaryAct stack={stack} variant={primary} /> : null}
      {removing ? <RemoveDialog stack={stack} onClose={remove.close} /> : null}
      <ActError error={command.error} stack={stack.name} onClose={handleClear} />
    </>
  )
}

interface ActButtonProps {
  readonly act: Exclude<StackAct, 'remove'>
  readonly locked: string | null
  readonly busy: boolean
  readonly onClick: () => void
}

function ActButton({ act, locked, busy, onClick }: ActButtonProps) {
  const { label, icon: Icon } = buttons[act]
  return (
    <Tooltip label={locked} disabled={locked === null}>
      <Button
        leftSection={<Icon size={14} />}
        disabled={busy}
        data-disabled={locked !== null}
        aria-disabled={locked !== null}
        onClick={locked === null ? onClick : undefined}
      >
        {t(label)}
      </Button>
    </Tooltip>
  )
}

interface PrimaryActProps {
  readonly stack: StackSummary
  readonly variant: 'filled' | 'default'
}

/** A stack that was never applied is reviewed; one that was removed can come back; any other gets a new version. */
function PrimaryAct({ stack, variant }: PrimaryActProps) {
  const { name, status, currentVersion, latestVersion } = stack
  const version = status === 'DRAFT' ? latestVersion : status === 'REMOVED' ? (currentVersion ?? latestVersion) : null
  if (version !== null) {
    return (
      <Button
        variant={variant}
        component={Link}
        href={`/stacks/${name}/plan?version=${version}`}
        leftSection={<IconSchema size={14} />}
      >
        {t('Review plan')}
      </Button>
    )
  }
  return (
    <Button
      variant={variant}
      component={Link}
      href={`/stacks/${name}/editor`}
      leftSection={<IconPlus size={14} stroke={2} />}
    >
      {t('New version')}
    </Button>
  )
}
