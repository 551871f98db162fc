import { IconDisc } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { ImageRow } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { imagesQuery } from '../../api/object-queries.ts'
import { Age } from '../../components/age.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { InspectButton } from './inspect-button.tsx'
import { DiskFoot, ObjectScreen, type ObjectTableProps } from './object-screen.tsx'
import { ObjectTable } from './object-table.tsx'
import { UsedBy } from './used-by.tsx'

/** The images of a host. */
export const ImagesScreen = () => <ObjectScreen what="images" table={(props) => <ImagesTable {...props} />} />

const columns = [
  { title: 'Image' },
  { title: 'Used by' },
  { title: 'Kept to go back to' },
  { title: 'Size', right: true },
  { title: 'Only its own', right: true },
  { title: 'Created', right: true },
] as const

function ImagesTable({ host, ...filter }: ObjectTableProps) {
  return (
    <ObjectTable
      one="image"
      query={useQuery(imagesQuery(useApi(), host))}
      filter={filter}
      empty={
        <EmptyState icon={IconDisc} title={t('No image on {{host}} yet', { host })} action={<NewStackButton />}>
          {t('The first stack that is applied pulls what it needs.')}
        </EmptyState>
      }
      columns={columns}
      findable={(image) => ({ names: [...image.names, image.id], usedBy: image.usedBy })}
      keyOf={({ id }) => id}
      line={(image) => <ImageLine host={host} image={image} />}
      foot={({ disk }) => <DiskFoot disk={disk} bytes={disk?.imagesBytes ?? null} />}
    />
  )
}

function ImageLine({ host, image }: { readonly host: string; readonly image: ImageRow }) {
  const shortId = image.id.replace(/^sha256:/, '').slice(0, 12)
  const [name = t('without a name'), ...others] = image.names
  const versions = image.neededBy.map(({ stackName, version }) => `${stackName} v${version}`).join(', ')
  return (
    <tr>
      <td className="sw-ellipsis" title={image.names.join(', ')}>
        <span className={image.names.length === 0 ? 'sw-faint' : 'sw-strong'}>{name}</span>{' '}
        {others.length > 0 ? (
          <span className="sw-faint sw-small">{t('and {{more}} more', { more: others.length })} </span>
        ) : null}
        <code className="sw-mono sw-faint">{shortId}</code>
      </td>
      <td>
        <UsedBy users={image.usedBy} />
      </td>
      <td className="sw-second sw-ellipsis" title={versions}>
        {versions || <span className="sw-faint">{t('no version')}</span>}
      </td>
      <td className="sw-right sw-num">{formatBytes(image.sizeBytes)}</td>
      <td className="sw-right sw-num sw-second">
        {image.ownBytes === null ? t('not read yet') : formatBytes(image.ownBytes)}
      </td>
      <td className="sw-right sw-faint sw-tiny">
        <Age at={image.createdAt} />
      </td>
      <td className="sw-right">
        <InspectButton host={host} kind="image" id={image.id} name={image.names[0] ?? shortId} />
      </td>
    </tr>
  )
}
