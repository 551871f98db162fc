import type { LanguageTexts } from '../language-texts.ts'

/** What leads out of the app: links, and updates of the app itself. */
export const outside = {
  'Open {{host}} in your browser?': 'Ouvrir {{host}} dans votre navigateur ?',
  'Stay here': 'Rester ici',

  Updates: 'Mises à jour',
  'Look for updates': 'Rechercher des mises à jour',
  'Not now': 'Plus tard',
  'Download and install': 'Télécharger et installer',
  'Install Stackwright {{version}}?': 'Installer Stackwright {{version}} ?',
  'You have {{current}}. The update is signed. It is downloaded, then Stackwright starts anew; containers go on running meanwhile.':
    'Vous avez {{current}}. La mise à jour est signée. Elle est téléchargée, puis Stackwright redémarre ; les conteneurs continuent de tourner pendant ce temps.',
  'Updates are off: no address is set, neither here nor in the build.':
    'Les mises à jour sont désactivées : aucune adresse n’est définie, ni ici ni dans la version installée.',
  'Updates are off: {{address}} does not begin with https://.':
    'Les mises à jour sont désactivées : {{address}} ne commence pas par https://.',
  'Updates are off: this build has no key to check the signature of an update with.':
    'Les mises à jour sont désactivées : cette version n’a pas de clé pour vérifier la signature d’une mise à jour.',
  'The address offers a version that is none: {{version}}.':
    'L’adresse propose une version qui n’en est pas une : {{version}}.',
  'The address offers version {{version}}, which is older than {{current}}. Going back is refused.':
    'L’adresse propose la version {{version}}, plus ancienne que {{current}}. Le retour en arrière est refusé.',
  'The update to {{version}} is not signed with the key of this build. It is not taken.':
    'La mise à jour vers {{version}} n’est pas signée avec la clé de cette version. Elle n’est pas installée.',
  'The update to {{version}} has a file that is not in its signed list. It is not taken.':
    'La mise à jour vers {{version}} contient un fichier absent de sa liste signée. Elle n’est pas installée.',
  'The update to {{version}} has a file that is not behind https. It is not taken.':
    'La mise à jour vers {{version}} contient un fichier qui n’est pas servi en https. Elle n’est pas installée.',
  'A command is running. Look for updates again when it has ended.':
    'Une commande est en cours. Relancez la recherche de mises à jour quand elle sera terminée.',
  'The update is downloaded, and a command is running. Look for updates again when it has ended.':
    'La mise à jour est téléchargée, mais une commande est en cours. Relancez la recherche de mises à jour quand elle sera terminée.',
  'This installation cannot update itself: install the new package by hand.':
    'Cette installation ne peut pas se mettre à jour elle-même : installez le nouveau paquet à la main.',
  'Stackwright {{version}} is the newest there is.': 'Stackwright {{version}} est la version la plus récente.',
  'Looking for updates failed: {{reason}}': 'La recherche de mises à jour a échoué : {{reason}}',
  '{{file}} is not at the address of updates': '{{file}} ne se trouve pas à l’adresse des mises à jour',
  '{{file}} is too large': '{{file}} est trop volumineux',
  'this build does not say who signs it, so the signature of an update cannot be checked':
    'cette version n’indique pas qui la signe, la signature d’une mise à jour ne peut donc pas être vérifiée',

  'Address of updates': 'Adresse des mises à jour',
  'Updates are off unless an address is given here or came with the package. One is offered only if it is signed, newer and behind https.':
    'Les mises à jour sont désactivées sauf si une adresse est donnée ici ou fournie avec le paquet. Une mise à jour n’est proposée que si elle est signée, plus récente et servie en https.',
  'No address': 'Aucune adresse',
  'It begins with https://': 'Elle commence par https://',
} as const satisfies LanguageTexts
