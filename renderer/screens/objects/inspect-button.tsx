import { IconListTree } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { InspectDialog, type InspectedObject } from '../../components/inspect-dialog.tsx'

/** Opens what the Engine says of an object. */
export function InspectButton(object: InspectedObject) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <IconButton label={t('Inspect {{object}}', { object: object.name })} onClick={() => setOpened(true)}>
        <IconListTree size={16} stroke={1.75} />
      </IconButton>
      {opened ? <InspectDialog {...object} onClose={() => setOpened(false)} /> : null}
    </>
  )
}
