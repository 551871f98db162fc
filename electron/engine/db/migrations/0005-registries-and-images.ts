import { refuse } from './refuse.ts'

const registryLogins = `
CREATE TABLE registry_logins (
  id TEXT NOT NULL PRIMARY KEY,
  registry TEXT NOT NULL UNIQUE CHECK (length(registry) BETWEEN 1 AND 300),
  username TEXT NOT NULL CHECK (length(username) > 0),
  sealed_password TEXT NOT NULL CHECK (instr(sealed_password, ':') > 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT`

const registryDigests = `
CREATE TABLE registry_digests (
  host_id TEXT NOT NULL REFERENCES hosts (id),
  reference TEXT NOT NULL CHECK (length(reference) > 0),
  digest TEXT CHECK (digest IS NULL OR instr(digest, ':') > 1),
  problem TEXT,
  observed_at INTEGER NOT NULL,
  PRIMARY KEY (host_id, reference),
  CHECK ((digest IS NULL) <> (problem IS NULL))
) STRICT, WITHOUT ROWID`

/** Logins of registries with sealed passwords, and what registries said last of the tags that stacks run. */
export const registriesAndImages = {
  name: '0005-registries-and-images',
  statements: [
    registryLogins,
    registryDigests,
    refuse(
      'registry_logins_identity',
      'UPDATE ON registry_logins',
      'OLD.id <> NEW.id OR OLD.registry <> NEW.registry OR OLD.created_at <> NEW.created_at',
      'IMMUTABLE_COLUMN',
    ),
  ],
} as const
