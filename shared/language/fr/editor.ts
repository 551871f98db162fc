import type { LanguageTexts } from '../language-texts.ts'

/** The editor of documents. */
export const editor = {
  '{{path}} is larger than 1 MB. Mount it as a volume instead.':
    '{{path}} dépasse 1 Mo. Montez-le plutôt comme volume.',
  '{{path}} is not text. Open compose and env files here.':
    '{{path}} n’est pas du texte. Ouvrez ici des fichiers compose et env.',
} as const satisfies LanguageTexts
