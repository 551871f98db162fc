/** Where the well-known database images keep their data (their own pages on the Hub). */
const dataFolders: ReadonlyMap<string, string> = new Map([
  ['postgres', '/var/lib/postgresql'],
  ['mysql', '/var/lib/mysql'],
  ['mariadb', '/var/lib/mysql'],
  ['mongo', '/data/db'],
  ['couchdb', '/opt/couchdb/data'],
  ['influxdb', '/var/lib/influxdb'],
  ['elasticsearch', '/usr/share/elasticsearch/data'],
  ['cassandra', '/var/lib/cassandra'],
  ['neo4j', '/data'],
  ['clickhouse-server', '/var/lib/clickhouse'],
])

/** The last part of an image's name, without its registry, tag and digest. */
export const repositoryOf = (image: string): string => image.replace(/[@:][^/]*$/, '').replace(/^.*\//, '')

/** Where an image keeps data that is to outlive its container; undefined for images that are no well-known database. */
export const dataFolderOf = (image: string): string | undefined => dataFolders.get(repositoryOf(image))
