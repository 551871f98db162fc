import type { StackDocument } from '#shared/model/document.ts'
import { isSecretName } from '#shared/model/secret-name.ts'
import type { DesiredState } from '../reconcile/desired-state.ts'

/** Takes secrets out of texts that a command leaves behind: log lines, errors, evidence. */
export interface Redactor {
  /** From now on these values are taken out. */
  add(values: Iterable<string>): void
  /** The text with every known secret replaced. */
  text(text: string): string
}

/** Shorter values stay: they stand in every second text by chance, and taking them out would only show them. */
const shortestSecret = 6

/** A redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  let known: readonly string[] = []
  return {
    add(values) {
      const all = new Set([...known, ...values].filter((value) => value.length >= shortestSecret))
      // A secret that holds another one goes first, or a part of it would stay.
      known = [...all].sort((a, b) => b.length - a.length)
    },
    text: (text) => known.reduce((left, secret) => left.replaceAll(secret, '(secret)'), text),
  }
}

/** Values of variables of a version's containers that are secret by their names. */
export const secretsOf = (desired: DesiredState): readonly string[] =>
  desired.services.flatMap(({ containers }) =>
    containers.flatMap(({ payload }) =>
      (payload.Env ?? []).flatMap((pair) => {
        const split = pair.indexOf('=')
        return split > 0 && isSecretName(pair.slice(0, split)) ? [pair.slice(split + 1)] : []
      }),
    ),
  )

/** Values of a version's sealed variables, which may stand in any text of its containers: an address, a command. */
export const sealedSecretsOf = ({ secrets = {}, environment }: StackDocument): readonly string[] =>
  Object.keys(secrets).flatMap((name) => environment[name] ?? [])
