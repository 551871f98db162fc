import { Button } from '@mantine/core'
import { IconCircleCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { RegistryLogin } from '#shared/model/registry.ts'
import { useApi } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { LoginForm } from './login-form.tsx'

/** One stored login: who signs in where, a try, another password, and its removal, which is asked for twice. */
export function LoginRow({ login: { registry, username, updatedAt } }: { readonly login: RegistryLogin }) {
  const test = useTest(registry)
  const remove = useRemove(registry)
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const handleTest = (): void => test.mutate()
  const handleEdit = (): void => setOpen('edit')
  const handleAsk = (): void => setOpen('remove')
  const handleClose = (): void => setOpen(null)
  const handleRemove = (): void => remove.mutate()
  const failure = test.error ?? remove.error
  return (
    <>
      <tr>
        <td className="sw-strong sw-ellipsis" title={registry}>
          {registry}
        </td>
        <td className="sw-ellipsis" title={username}>
          {username}
        </td>
        <td className="sw-second">
          <Age at={updatedAt} />
        </td>
        <td>
          <span className="sw-row sw-login-acts">
            {test.data ? (
              <span className="sw-row sw-small sw-login-works" role="status">
                <IconCircleCheck size={14} aria-hidden /> {t('Works on {{host}}', { host: test.data.host })}
              </span>
            ) : null}
            {open === 'remove' ? (
              <>
                <Button size="sm" onClick={handleClose} autoFocus>
                  {t('Keep')}
                </Button>
                <Button size="sm" className="sw-danger" onClick={handleRemove} disabled={remove.isPending}>
                  {t('Remove login')}
                </Button>
              </>
            ) : (
              <>
                <Button size="sm" onClick={handleTest} disabled={test.isPending}>
                  {test.isPending ? t('Testing') : t('Test')}
                </Button>
                <IconButton label={t('Change the login of {{registry}}', { registry })} onClick={handleEdit}>
                  <IconPencil size={16} aria-hidden />
                </IconButton>
                <IconButton label={t('Remove the login of {{registry}}', { registry })} onClick={handleAsk}>
                  <IconTrash size={16} aria-hidden />
                </IconButton>
              </>
            )}
          </span>
        </td>
      </tr>
      {failure || open === 'edit' ? (
        <tr>
          <td colSpan={4} className="sw-login-more">
            {failure ? <ErrorPanel what={whatFailed(registry, test.error !== null)} error={failure} /> : null}
            {open === 'edit' ? <LoginForm registry={registry} username={username} onClose={handleClose} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  )
}

const whatFailed = (registry: string, testing: boolean): string =>
  testing
    ? t('The login at {{registry}} does not work', { registry })
    : t('The login of {{registry}} was not removed', { registry })

function useTest(registry: string) {
  const api = useApi()
  return useMutation({ mutationFn: () => api.registries.test({ registry }) })
}

function useRemove(registry: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.registries.remove({ registry }),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.registries] }),
  })
}
