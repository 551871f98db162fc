import type { LanguageTexts } from '../language-texts.ts'

/** The desktop around the window: menus, tray, notifications, questions, the page of a failed start. */
export const desktop = {
  // Menus
  '&File': '&Fichier',
  '&Edit': '&Édition',
  '&View': '&Affichage',
  '&Window': 'Fe&nêtre',
  '&Help': 'Aid&e',
  'Close window': 'Fermer la fenêtre',
  Quit: 'Quitter',
  'About Stackwright': 'À propos de Stackwright',
  'Services of the system': 'Services',
  'Hide Stackwright': 'Masquer Stackwright',
  'Hide others': 'Masquer les autres',
  Redo: 'Rétablir',
  Cut: 'Couper',
  Paste: 'Coller',
  'Paste as plain text': 'Coller sans mise en forme',
  Delete: 'Supprimer',
  'Select all': 'Tout sélectionner',
  Reload: 'Recharger',
  'Developer tools': 'Outils de développement',
  'Actual size': 'Taille réelle',
  'Zoom in': 'Agrandir',
  'Zoom out': 'Réduire',
  'Full screen': 'Plein écran',
  Minimise: 'Réduire dans la barre',
  Maximise: 'Agrandir la fenêtre',
  'Bring all to front': 'Tout ramener au premier plan',
  'Show the error log': 'Afficher le journal des erreurs',
  'The Stackwright team. MIT licence.': 'L’équipe Stackwright. Licence MIT.',

  // The tray
  'Open Stackwright': 'Ouvrir Stackwright',
  'Stackwright: {{state}}': 'Stackwright : {{state}}',
  'Running now': 'En cours d’exécution',
  '{{count}} are pending': { one: '{{count}} en attente', other: '{{count}} en attente' },
  '{{command}}: step {{done}} of {{total}}': '{{command}} : étape {{done}} sur {{total}}',
  'Pause the queue': 'Suspendre la file d’attente',
  'Resume the queue': 'Reprendre la file d’attente',
  'Pause {{host}}': 'Suspendre {{host}}',
  'Resume {{host}}': 'Reprendre {{host}}',
  'No stacks yet': 'Aucune stack pour l’instant',
  '{{count}} failed': { one: '{{count}} en échec', other: '{{count}} en échec' },
  '{{count}} degraded': { one: '{{count}} dégradée', other: '{{count}} dégradées' },
  '{{count}} unknown': { one: '{{count}} dans un état inconnu', other: '{{count}} dans un état inconnu' },
  '{{count}} deploying': { one: '{{count}} en déploiement', other: '{{count}} en déploiement' },
  '{{count}} running': { one: '{{count}} en marche', other: '{{count}} en marche' },
  '{{count}} stopped': { one: '{{count}} à l’arrêt', other: '{{count}} à l’arrêt' },
  '{{count}} draft': { one: '{{count}} non appliquée', other: '{{count}} non appliquées' },
  'The disk is full: nothing can be stored': 'Le disque est plein : rien ne peut être enregistré',
  'The database is damaged: nothing can be stored': 'La base de données est endommagée : rien ne peut être enregistré',
  'Nothing can be stored': 'Rien ne peut être enregistré',

  // Notifications
  '{{count}} things need you': { one: '{{count}} problème à traiter', other: '{{count}} problèmes à traiter' },
  '{{command}} changed nothing': '{{command}} : rien à changer',
  '{{command}} is done': '{{command}} : terminé',
  '{{command}} failed': '{{command}} : échec',
  '{{command}} failed and was led back': '{{command}} : échec, état précédent rétabli',
  '{{command}} stopped half way': '{{command}} : arrêt à mi-chemin',
  '{{command}} was cancelled': '{{command}} : annulé',
  '{{command}} was cancelled and led back': '{{command}} : annulé, état précédent rétabli',
  'On {{hostName}}.': 'Sur {{hostName}}.',
  'In {{seconds}} s on {{hostName}}.': 'En {{seconds}} s sur {{hostName}}.',
  'Stackwright cannot store anything': 'Stackwright ne peut rien enregistrer',

  // Questions
  'Quit while a command runs?': 'Quitter pendant l’exécution d’une commande ?',
  'If you quit, the command leads back to what ran before, and starts anew at the next start. Containers that run go on running meanwhile.':
    'Si vous quittez, la commande rétablit l’état précédent, puis recommencera au prochain démarrage. Les conteneurs en marche le restent entre-temps.',
  'Keep running in the tray': 'Rester dans la zone de notification',
  'Quit now': 'Quitter maintenant',
  'Start with an empty database?': 'Démarrer avec une base de données vide ?',
  'The damaged one stays in the data folder under another name; nothing is deleted, and a backup can still be put in its place. Stackwright then knows no stack any more: containers that run go on, and belong to nobody until they are removed by hand or the old database is back.':
    'La base endommagée reste dans le dossier de données sous un autre nom ; rien n’est supprimé, et une sauvegarde peut encore prendre sa place. Stackwright ne connaît alors plus aucune stack : les conteneurs en marche continuent et n’appartiennent à personne, jusqu’à leur suppression à la main ou au retour de l’ancienne base.',
  'Leave it as it is': 'La laisser telle quelle',
  'Keep it aside, start empty': 'La mettre de côté, démarrer à vide',

  // Ends and failed starts
  'Stackwright has to end': 'Stackwright doit s’arrêter',
  'Start it again: commands under way are taken up where they were.':
    'Redémarrez-le : les commandes en cours reprennent là où elles en étaient.',
  'Written down in {{file}}': 'Consigné dans {{file}}',
  'Stackwright cannot start': 'Stackwright ne peut pas démarrer',
  'Something went wrong inside Stackwright: {{reason}}': 'Un problème est survenu dans Stackwright : {{reason}}',
  'Try again, and report it if it stays.': 'Réessayez, et signalez-le si cela persiste.',
  'What to do:': 'Que faire :',
  'Nothing was changed. Your containers go on running meanwhile.':
    'Rien n’a été modifié. Vos conteneurs continuent de s’exécuter entre-temps.',
  'Show the data folder': 'Afficher le dossier de données',
} as const satisfies LanguageTexts
