import type { LanguageTexts } from '../language-texts.ts'

/** The editor of documents. */
export const editor = {
  '{{path}} is larger than 1 MB. Mount it as a volume instead.':
    '{{path}} dépasse 1 Mo. Montez-le plutôt comme volume.',
  '{{path}} is not text. Open compose and env files here.':
    '{{path}} n’est pas du texte. Ouvrez ici des fichiers compose et env.',
  'Text of {{path}}': 'Texte de {{path}}',
  'the document': 'le document',
  shop: 'boutique',
  'Next version': 'Version suivante',
  'unsaved draft': 'brouillon non enregistré',
  'based on v{{basedOn}}': 'd’après la v{{basedOn}}',
  'Message of the version': 'Message de la version',
  'What changes, and why': 'Ce qui change, et pourquoi',
  'Discard changes': 'Abandonner les modifications',
  'The changes are discarded.': 'Les modifications sont abandonnées.',
  'Open files': 'Ouvrir des fichiers',
  'See the plan': 'Voir le plan',
  Undo: 'Annuler',
  'Opened {{given}}.': 'Ouvert : {{given}}.',
  'Drop a compose file, with the files it names': 'Déposez un fichier compose, avec les fichiers qu’il nomme',
  'The stack needs a name': 'La stack a besoin d’un nom',
  'Lower-case letters, digits, - and _ only, at most 63': 'Minuscules, chiffres, - et _ uniquement, 63 au plus',
  'There is a stack called {{name}}': 'Il existe déjà une stack nommée {{name}}',
  '{{errors}} to solve first': '{{errors}} à résoudre d’abord',

  // From docker run
  'From docker run': 'Depuis docker run',
  'From docker run…': 'Depuis docker run…',
  'It becomes a service of this document. Pasting it into the text does the same.':
    'Elle devient un service de ce document. La coller dans le texte a le même effet.',
  'Add the service': 'Ajouter le service',
  'docker run became the service {{name}}.': 'docker run est devenu le service {{name}}.',
  'Not carried over: {{left}}.': 'Non repris : {{left}}.',
  'Its volumes and networks are taken as existing ones (external).':
    'Ses volumes et réseaux sont considérés comme existants (external).',
  'Undo brings the command back.': 'Annuler rétablit la commande.',
  'The docker run command stays as it is. {{says}}': 'La commande docker run reste telle quelle. {{says}}',
  'The text changed meanwhile, so the command was left as it is.':
    'Le texte a changé entre-temps, la commande a donc été laissée telle quelle.',
  '{{section}} is written in braces. Put each of them on lines of its own first.':
    '{{section}} est écrit entre accolades. Placez d’abord chaque élément sur ses propres lignes.',

  // Files
  Files: 'Fichiers',
  'Add a file': 'Ajouter un fichier',
  'Name of the new file': 'Nom du nouveau fichier',
  'New name of {{chosen}}': 'Nouveau nom de {{chosen}}',
  'Rename {{chosen}}': 'Renommer {{chosen}}',
  'Take {{chosen}} away': 'Retirer {{chosen}}',
  OK: 'OK',
  Leave: 'Quitter',
  'A file needs a name.': 'Un fichier a besoin d’un nom.',
  'The name is longer than 512 characters.': 'Le nom dépasse 512 caractères.',
  'The name is relative to the compose file: it cannot start with / or a drive.':
    'Le nom est relatif au fichier compose : il ne peut pas commencer par / ni par un lecteur.',
  'Use / between folders.': 'Séparez les dossiers par /.',
  'No empty folder and no .. in the name.': 'Ni dossier vide ni .. dans le nom.',
  'There is a file called {{path}}.': 'Il existe déjà un fichier nommé {{path}}.',
  'A stack needs at least one compose file.': 'Une stack a besoin d’au moins un fichier compose.',
  'A secret is not shown': 'Un secret n’est pas affiché',
  'The stored bytes of {{path}} are used again. To change them, remove the file and add it with its new content.':
    'Les octets enregistrés de {{path}} sont réutilisés. Pour les modifier, retirez le fichier et ajoutez-le avec son nouveau contenu.',
  'These bytes are no text': 'Ces octets ne sont pas du texte',
  '{{path}} is kept as it is, and copied into containers byte by byte.':
    '{{path}} est conservé tel quel, et copié octet par octet dans les conteneurs.',

  // Variables
  Variables: 'Variables',
  'Value of {{name}}': 'Valeur de {{name}}',
  'Take {{name}} away': 'Retirer {{name}}',
  'They fill in {{reference}} in the document and win over .env. They are stored with the version.':
    'Elles remplacent {{reference}} dans le document et l’emportent sur .env. Elles sont enregistrées avec la version.',
  'Name of a new variable': 'Nom d’une nouvelle variable',
  Add: 'Ajouter',
  'Letters, digits and _, no digit first': 'Lettres, chiffres et _, sans chiffre au début',
  'There is a {{name}}': '{{name}} existe déjà',

  // What is said of a word of the text
  'a secret': 'un secret',
  'not set': 'non définie',
  refused: 'refusée',
  'Refused by Stackwright': 'Refusées par Stackwright',
  'no effect': 'sans effet',
  'Stackwright carries it out.': 'Stackwright l’applique.',
  'Stackwright refuses it: {{why}}': 'Stackwright la refuse : {{why}}',
  'It has no effect here: {{why}}': 'Elle est sans effet ici : {{why}}',
  'With a limit: {{why}}': 'Avec une limite : {{why}}',
  'Values: {{values}}.': 'Valeurs : {{values}}.',
  'Since Engine API {{since}}.': 'Depuis l’API {{since}} du moteur.',
  'a variable': 'une variable',
  'Its name looks like that of a secret, so its value is not shown.':
    'Son nom ressemble à celui d’un secret, sa valeur n’est donc pas affichée.',
  'Nothing is put here.': 'Rien n’est inséré ici.',
  'Nothing sets it.': 'Rien ne la définit.',
  'It is set and empty.': 'Elle est définie et vide.',
  'It is {{value}}': 'Elle vaut {{value}}',
  'It is required, so this is an error.': 'Elle est obligatoire, c’est donc une erreur.',
  '{{word}} is put here.': '{{word}} est inséré ici.',
  Nothing: 'Rien',

  // Problems
  Problems: 'Problèmes',
  'The document could not be checked. {{message}} {{next}}':
    'Le document n’a pas pu être vérifié. {{message}} {{next}}',
  'Checking.': 'Vérification.',
  'No problem found.': 'Aucun problème trouvé.',
  '{{file}}, line {{line}}': '{{file}}, ligne {{line}}',
  'No service can be read from the document yet.': 'Aucun service n’est encore lisible dans le document.',
} as const satisfies LanguageTexts
