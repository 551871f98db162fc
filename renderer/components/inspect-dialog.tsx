import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../api/client.ts'
import { inspectionQuery } from '../api/queries.ts'
import { Age } from './age.tsx'
import { AsyncView } from './async-view.tsx'
import { CopyButton } from './copy-button.tsx'
import { Dialog } from './dialog.tsx'
import { JsonTree } from './json-tree.tsx'
import { Sentence } from './sentence.tsx'

/** An object of a host, as the Engine knows it. */
export interface InspectedObject {
  readonly host: string
  readonly kind: 'container' | 'image' | 'volume' | 'network'
  readonly id: string
  readonly name: string
}

/** All that the Engine says of an object, as a tree to open and search; secrets are masked before they come here. */
export function InspectDialog({ host, kind, id, name, onClose }: InspectedObject & { readonly onClose: () => void }) {
  const query = useQuery(inspectionQuery(useApi(), host, kind, id))
  const [search, setSearch] = useState('')
  const handleSearch = (event: ChangeEvent<HTMLInputElement>): void => setSearch(event.currentTarget.value)
  return (
    <Dialog onClose={onClose} size="xl" title={`${t(kind)} ${name}`}>
      <AsyncView query={query} what={t(`the ${kind}`)} rows={8}>
        {({ content, observedAt }) => (
          <div className="sw-col sw-inspect">
            <div className="sw-row">
              <TextInput
                aria-label={t('Find a key or value')}
                placeholder={t('Find a key or value')}
                leftSection={<IconSearch size={14} />}
                value={search}
                onChange={handleSearch}
                data-autofocus
              />
              <span className="sw-grow" />
              <span className="sw-faint sw-small">
                <Sentence text="read {{age}}, secrets are masked" with={{ age: <Age at={observedAt} /> }} />
              </span>
              <CopyButton what={t('what the Engine says')} text={JSON.stringify(content, null, 2)} />
            </div>
            <JsonTree value={content} search={search.trim().toLowerCase()} />
          </div>
        )}
      </AsyncView>
    </Dialog>
  )
}
