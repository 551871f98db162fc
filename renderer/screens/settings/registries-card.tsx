import { Button } from '@mantine/core'
import { IconDownload, IconLock, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { ImportedLogins, RegistryLogin } from '#shared/model/registry.ts'
import { useApi } from '../../api/client.ts'
import { registriesQuery, topics } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { LoginForm } from './login-form.tsx'
import { LoginRow } from './login-row.tsx'

/** The logins of image registries. `canImport` is false where Docker's own logins are not this person's. */
export function RegistriesCard({ canImport }: { readonly canImport: boolean }) {
  const logins = useQuery(registriesQuery(useApi()))
  const importing = useImport()
  const [adding, setAdding] = useState(false)
  const handleAdd = (): void => setAdding(true)
  const handleClose = (): void => setAdding(false)
  const handleImport = (): void => importing.mutate()
  return (
    <Card
      title={t('Registries')}
      part="registries"
      actions={
        <>
          {canImport ? (
            <Button
              size="sm"
              leftSection={<IconDownload size={14} />}
              onClick={handleImport}
              disabled={importing.isPending}
            >
              {t("Import from Docker's login")}
            </Button>
          ) : null}
          <Button size="sm" leftSection={<IconPlus size={14} />} onClick={handleAdd} disabled={adding}>
            {t('Add login')}
          </Button>
        </>
      }
    >
      {importing.error ? <ErrorPanel what={t('No login was imported')} error={importing.error} /> : null}
      {importing.data ? <ImportResult result={importing.data} /> : null}
      {adding ? <LoginForm onClose={handleClose} /> : null}
      <AsyncView
        query={logins}
        what={t('the logins of registries')}
        rows={2}
        isEmpty={(found) => found.length === 0}
        empty={
          adding ? null : (
            <EmptyState icon={IconLock} title={t('No registry has a login')}>
              {t('Public images need none. A login is kept sealed, and its password is never shown again.')}
            </EmptyState>
          )
        }
      >
        {(found) => <LoginTable logins={found} />}
      </AsyncView>
    </Card>
  )
}

const LoginTable = ({ logins }: { readonly logins: readonly RegistryLogin[] }) => (
  <table className="sw-table sw-login-table">
    <thead>
      <tr>
        <th scope="col">{t('Registry')}</th>
        <th scope="col">{t('User')}</th>
        <th scope="col">{t('Stored')}</th>
        <th scope="col">
          <span className="sw-hidden">{t('Actions')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {logins.map((login) => (
        <LoginRow key={login.registry} login={login} />
      ))}
    </tbody>
  </table>
)

function ImportResult({ result: { imported, skipped } }: { readonly result: ImportedLogins }) {
  return (
    <div className="sw-import-result sw-small" role="status">
      <p>
        {imported.length > 0
          ? t('Stored the login of {{imported}}.', { imported: imported.map(({ registry }) => registry).join(', ') })
          : t("Docker's configuration has no login that can be taken over.")}
      </p>
      {skipped.map(({ registry, reason }) => (
        <p key={registry} className="sw-second">
          {t('{{registry}} was left out: {{reason}}.', { registry, reason })}
        </p>
      ))}
    </div>
  )
}

function useImport() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.registries.importFromDocker({}),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.registries] }),
  })
}
