const table = `
CREATE TABLE volume_choices (
  stack_id TEXT NOT NULL REFERENCES stacks (id),
  volume TEXT NOT NULL CHECK (length(volume) BETWEEN 1 AND 255),
  definition_hash TEXT NOT NULL CHECK (length(definition_hash) = 64),
  choice TEXT NOT NULL CHECK (choice IN ('keep', 'new')),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (stack_id, volume, definition_hash)
) STRICT`

/** What was chosen for a volume that was not what a document asked: the next plan of the same document asks nobody again. */
export const volumeChoices = { name: '0009-volume-choices', statements: [table] } as const
