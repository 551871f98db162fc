import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'

interface LoginFormProps {
  /** Set where the login of a registry is replaced. */
  readonly registry?: string
  readonly username?: string
  readonly onClose: () => void
}

interface Login {
  readonly registry: string
  readonly username: string
  readonly password: string
}

/** Stores a login. What is typed as password leaves this form once and is not kept. */
export function LoginForm({ registry = '', username = '', onClose }: LoginFormProps) {
  const [login, setLogin] = useState<Login>({ registry, username, password: '' })
  const store = useStoreLogin(onClose)
  const ready = login.registry.trim() !== '' && login.username.trim() !== '' && login.password !== ''
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void =>
    setLogin({ ...login, [event.currentTarget.name]: event.currentTarget.value })
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) store.mutate(login)
  }
  return (
    <form className="sw-login-form" onSubmit={handleSubmit} aria-label={t('Login of a registry')}>
      <TextInput
        name="registry"
        label={t('Registry')}
        placeholder={t('docker.io or registry.example.com:5000')}
        value={login.registry}
        onChange={handleChange}
        autoFocus={registry === ''}
        readOnly={registry !== ''}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        name="username"
        label={t('User')}
        value={login.username}
        onChange={handleChange}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        type="password"
        name="password"
        label={t('Password or token')}
        value={login.password}
        onChange={handleChange}
        autoFocus={registry !== ''}
        autoComplete="new-password"
      />
      {store.error ? <ErrorPanel what={t('The login was not stored')} error={store.error} /> : null}
      <div className="sw-row sw-login-buttons">
        <span className="sw-grow sw-small sw-second">{t('Sealed before it is stored, and never shown again.')}</span>
        <Button onClick={onClose}>{t('Cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!ready || store.isPending}>
          {t('Store login')}
        </Button>
      </div>
    </form>
  )
}

function useStoreLogin(onStored: () => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (login: Login) => api.registries.set(login),
    gcTime: 0,
    onSuccess: async () => {
      onStored()
      await queries.invalidateQueries({ queryKey: [topics.registries] })
    },
  })
}
