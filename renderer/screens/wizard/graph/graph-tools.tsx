import { Button } from '@mantine/core'
import { IconArrowsMaximize, IconLayout, IconMinus, IconPlus } from '@tabler/icons-react'
import { useReactFlow } from '@xyflow/react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from '../../../components/icon-button.tsx'

interface GraphToolsProps {
  readonly says: string
  /** Puts every part where it would stand by itself. */
  readonly onTidy: () => void
}

/** What there is, and how it is looked at. */
export function GraphTools({ says, onTidy }: GraphToolsProps) {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  const showAll = (): void => void fitView({ padding: 0.08, maxZoom: 1 })
  const handleTidy = (): void => {
    onTidy()
    requestAnimationFrame(showAll)
  }
  return (
    <div className="sw-row sw-graph-tools">
      <span className="sw-small sw-second sw-grow">{says}</span>
      <Button size="xs" variant="subtle" leftSection={<IconLayout size={14} />} onClick={handleTidy}>
        {t('Tidy up')}
      </Button>
      <IconButton label={t('Smaller')} onClick={() => void zoomOut()}>
        <IconMinus size={14} stroke={1.75} />
      </IconButton>
      <IconButton label={t('Larger')} onClick={() => void zoomIn()}>
        <IconPlus size={14} stroke={1.75} />
      </IconButton>
      <IconButton label={t('Show all')} onClick={showAll}>
        <IconArrowsMaximize size={14} stroke={1.75} />
      </IconButton>
    </div>
  )
}
