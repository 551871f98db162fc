import { refuse } from './refuse.ts'

const stackVersionImages = `
CREATE TABLE stack_version_images (
  stack_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  service TEXT NOT NULL CHECK (length(service) > 0),
  reference TEXT NOT NULL CHECK (length(reference) > 0),
  image_id TEXT NOT NULL CHECK (length(image_id) > 0),
  repo_digest TEXT CHECK (repo_digest IS NULL OR instr(repo_digest, '@') > 1),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (stack_id, version, service),
  FOREIGN KEY (stack_id, version) REFERENCES stack_versions (stack_id, number)
) STRICT`

/** The images that a version first ran with, service by service. As immutable as the version itself. */
export const versionImages = {
  name: '0002-version-images',
  statements: [
    stackVersionImages,
    refuse('stack_version_images_no_update', 'UPDATE ON stack_version_images', 'true', 'IMMUTABLE_VERSION'),
    refuse('stack_version_images_no_delete', 'DELETE ON stack_version_images', 'true', 'IMMUTABLE_VERSION'),
  ],
} as const
