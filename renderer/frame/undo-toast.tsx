import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { t } from '#shared/language/translate.ts'
import { errorView } from '../api/error-view.ts'
import { isTyping } from '../components/row-keys.ts'
import { endUndo, type Undoable, useUndoable } from '../state/undo.ts'

/** How long something can be taken back. */
const OFFERED_MS = 8000

/** What was done a moment ago, with the way back: a button, or Ctrl Z. */
export function UndoToast() {
  const undoable = useUndoable((state) => state.undoable)
  return <div role="status">{undoable ? <Offer key={undoable.text} undoable={undoable} /> : null}</div>
}

function Offer({ undoable }: { readonly undoable: Undoable }) {
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => undoable.undo(),
    onSuccess: () => endUndo(undoable),
  })
  // Takes the offer away after its time.
  useEffect(() => {
    const timer = setTimeout(() => endUndo(undoable), OFFERED_MS)
    return () => clearTimeout(timer)
  }, [undoable])
  // Synchronises with the keyboard; a field has an undo of its own.
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (isTyping(event.target)) return
      event.preventDefault()
      mutate()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [mutate])
  return (
    <div className="sw-toast" data-tone="idle">
      <IconArrowBackUp size={16} stroke={2} aria-hidden />
      <span className="sw-grow">
        {error ? t('It could not be taken back. {{message}}', { message: errorView(error).message }) : undoable.text}
      </span>
      <Button size="sm" variant="subtle" onClick={() => mutate()} disabled={isPending}>
        {t('Undo')}
      </Button>
    </div>
  )
}
