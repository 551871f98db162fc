import { type DragEvent, type ReactNode, useState } from 'react'
import { t } from '#shared/language/translate.ts'

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => Promise<void>
  readonly children: ReactNode
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** Takes files that are dropped anywhere on it, and says so while they hover. The button to open files does the same. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const [hovers, setHovers] = useState(false)
  const handleOver = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    setHovers(true)
  }
  const handleLeave = (event: DragEvent<HTMLElement>): void => {
    const into = event.relatedTarget
    if (!(into instanceof Node) || !event.currentTarget.contains(into)) setHovers(false)
  }
  const handleDrop = (event: DragEvent): void => {
    setHovers(false)
    if (!carriesFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    void onFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button to open files is the first.
    <div className="sw-editor" onDragOver={handleOver} onDragLeave={handleLeave} onDropCapture={handleDrop}>
      {children}
      {hovers ? <div className="sw-editor-drop">{t('Drop a compose file, with the files it names')}</div> : null}
    </div>
  )
}
