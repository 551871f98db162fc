import { spokenLocale } from '#shared/language/translate.ts'

/** A date with its time as the spoken language writes it. */
export const formatMoment = (moment: Date): string => moment.toLocaleString(spokenLocale())
