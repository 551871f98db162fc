import { z } from 'zod'

/**
 * A path inside a document: relative, forward slashes, no `..` segment; the name a compose file uses for it. A config or
 * secret from elsewhere on the disk keeps its absolute path.
 */
export const DocumentPath = z.string().min(1).max(512)

const stackDocumentShape = z.object({
  /** Paths of the compose files among `files`, merged in this order. */
  composeFiles: z.array(DocumentPath).min(1).max(20),
  files: z
    .array(
      z.object({
        path: DocumentPath,
        /** Text, or base64 where `encoding` says so: a million bytes either way. */
        content: z.string().max(1_400_000),
        /** Given for a config or secret whose bytes are no UTF-8 text. */
        encoding: z.literal('base64').optional(),
        /**
         * sha256 of the content of a secret that is not shown: then `content` is empty. Sent back so, it stands for the
         * content of that file in the stack's versions.
         */
        sealed: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(200),
  /** Variables for interpolation; they win over the `.env` file among `files`. */
  environment: z.record(z.string(), z.string()).default({}),
  /**
   * Variables whose values are sealed in the database, each with the name of its value there. A document is shown and stored
   * without them; they are put in where it is applied. A value in `environment` wins.
   */
  secrets: z.record(z.string(), z.string().max(64)).optional(),
  profiles: z.array(z.string()).default([]),
  /** Absolute folder on the host that relative bind mounts start from; null where the document has no place on a disk. */
  projectDirectory: z.string().nullable().default(null),
})
type StackDocumentShape = typeof stackDocumentShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface StackDocumentSchema extends StackDocumentShape {}
/**
 * Everything a stack version is made from, as a person wrote it: the compose files in order, the files they name
 * (env files and so on), and the variables they are interpolated with. Holding all of it, a version can be loaded
 * again years later with no disk and no ambient environment.
 */
export const StackDocument: StackDocumentSchema = stackDocumentShape
export type StackDocument = z.infer<typeof StackDocument>

/** A place in a document, counted from 1. */
export const SourcePosition = z.object({ file: z.string(), line: z.number().int(), column: z.number().int() })
export type SourcePosition = z.infer<typeof SourcePosition>

/** A variable that fills in a document, as it resolves. The value of one whose name looks like a secret's is never told. */
export const DocumentVariable = z.object({
  name: z.string(),
  /** null where nothing sets it, and for a secret. */
  value: z.string().nullable(),
  secret: z.boolean(),
})
export type DocumentVariable = z.infer<typeof DocumentVariable>

const TextPlace = z.object({ line: z.number().int(), column: z.number().int() })

/** Text to put in place of what stands between two places of a file, counted from 1; a place past the end is the end. */
export const TextEdit = z.object({ file: z.string(), from: TextPlace, to: TextPlace, insert: z.string() })
export type TextEdit = z.infer<typeof TextEdit>

/** A change of the text that takes a problem away. All its edits are of one file and are made at once. */
export const DocumentFix = z.object({
  /** What it does, for a button: `Remove privileged`. */
  title: z.string(),
  edits: z.array(TextEdit).min(1),
})
export type DocumentFix = z.infer<typeof DocumentFix>

/** Something to say about a document: what is wrong or unwise, where, and what to write instead. */
export const DocumentProblem = z.object({
  severity: z.enum(['error', 'warning']),
  /** Names the rule, for example `unknown-key`. */
  rule: z.string(),
  message: z.string(),
  /** Path of keys, for example `services.web.ports.0`. */
  path: z.string(),
  position: SourcePosition.nullable(),
  /** What to write instead, for a person; only where a rule knows it. */
  fix: z.string().optional(),
  /** Ways to take it away, each on its own; only where the text allows one. */
  fixes: z.array(DocumentFix).optional(),
})
export type DocumentProblem = z.infer<typeof DocumentProblem>
