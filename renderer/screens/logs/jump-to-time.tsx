import { Button, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconClockSearch } from '@tabler/icons-react'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'

interface JumpToTimeProps {
  /** ISO 8601. */
  readonly onJump: (at: string) => void
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Now, as the field of a local date and time wants it. */
function localNow(): string {
  const now = new Date()
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`
}

/** Asks for a moment and goes to the lines that were written then. */
export function JumpToTime({ onJump }: JumpToTimeProps) {
  const [opened, popover] = useDisclosure(false)
  const [value, setValue] = useState(localNow)
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => setValue(event.currentTarget.value)
  const moment = Date.parse(value)
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (Number.isNaN(moment)) return
    popover.close()
    onJump(new Date(moment).toISOString())
  }
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? popover.open() : popover.close())}
      position="bottom-end"
      trapFocus
    >
      <Popover.Target>
        <Button size="sm" leftSection={<IconClockSearch size={14} />} onClick={popover.toggle} aria-expanded={opened}>
          {t('Go to time')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="sw-row" onSubmit={handleSubmit}>
          <TextInput
            type="datetime-local"
            step={1}
            aria-label={t('Date and time')}
            value={value}
            onChange={handleChange}
            data-autofocus
          />
          <Button type="submit" size="sm" variant="filled" disabled={Number.isNaN(moment)}>
            {t('Go')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
