import type { EngineDiagnosis } from '#shared/model/host.ts'

/** The diagnosis as plain text, to send to somebody who helps. */
export function diagnosisText(host: string, diagnosis: EngineDiagnosis): string {
  const attempts = diagnosis.attempts.map(
    ({ target, outcome, detail, tookMs }) => `${outcome.padEnd(6)}  ${target}: ${detail} (${tookMs} ms)`,
  )
  return [
    `Stackwright, host ${host}, ${diagnosis.checkedAt}`,
    `${diagnosis.headline} (${diagnosis.verdict})`,
    diagnosis.explanation,
    ...attempts,
  ].join('\n')
}
