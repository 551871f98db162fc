import type { LanguageTexts } from '../language-texts.ts'

/** The settings. */
export const settings = {
  'Kept by Stackwright, so the desktop and the browser show the same.':
    'Conservés par Stackwright : l’application et le navigateur affichent la même chose.',
  'The settings could not be stored': 'Les paramètres n’ont pas pu être enregistrés',
  'the facts about this Stackwright': 'les informations sur ce Stackwright',

  // Appearance
  Appearance: 'Apparence',
  Theme: 'Thème',
  'Both themes have the same contrast.': 'Les deux thèmes ont le même contraste.',
  'As the system': 'Comme le système',
  Light: 'Clair',
  Dark: 'Sombre',
  Language: 'Langue',
  'Of the window, its menus and its notifications. Logs and the command line are in English.':
    'De la fenêtre, de ses menus et de ses notifications. Les journaux et la ligne de commande sont en anglais.',
  English: 'English',
  Français: 'Français',
  Rows: 'Lignes',
  'Of tables, in this window only. 40 or 32 pixels.': 'Des tableaux, dans cette fenêtre seulement. 40 ou 32 pixels.',
  Normal: 'Normales',
  Compact: 'Compactes',

  // Notifications
  Notifications: 'Notifications',
  'When a command ends': 'À la fin d’une commande',
  'The notification opens the command.': 'La notification ouvre la commande.',
  'Shown by the desktop window, not in a browser.': 'Affichées par l’application de bureau, pas par un navigateur.',
  'All commands': 'Toutes les commandes',
  'Only failures': 'Les échecs seulement',
  None: 'Aucune',
  'When something goes wrong by itself': 'En cas de problème spontané',
  'A container dies, fails its check or restarts again and again; a disk fills; a host is silent.':
    'Un conteneur s’arrête, échoue à son contrôle ou redémarre sans cesse ; un disque se remplit ; un hôte ne répond plus.',
  Told: 'Notifier',
  'Only shown': 'Afficher seulement',
  'Muted: its alerts are shown and not told.': 'En sourdine : ses alertes sont affichées, sans notification.',

  // Terminals
  'Terminals in containers': 'Terminaux dans les conteneurs',
  'Who has a terminal can do all that the container can. Who opened one and when is kept.':
    'Qui dispose d’un terminal peut faire tout ce que peut le conteneur. Chaque ouverture est consignée avec son auteur et sa date.',
  'Terminals on {{name}}': 'Terminaux sur {{name}}',
  'Not allowed': 'Interdits',
  Allowed: 'Autorisés',

  // Images and history
  'Images and history': 'Images et historique',
  'Look for newer images': 'Rechercher des images plus récentes',
  'Registries are asked one at a time, without pulling. A stack says when its tag has moved.':
    'Les registres sont interrogés un par un, sans rien télécharger. Une stack signale quand son tag a changé.',
  Never: 'Jamais',
  Daily: 'Chaque jour',
  Weekly: 'Chaque semaine',
  'Images for going back': 'Images pour revenir en arrière',
  'A clean-up of images keeps those of the last versions of each stack that ran.':
    'Un nettoyage des images conserve celles des dernières versions exécutées de chaque stack.',
  'Versions that keep their images': 'Versions qui conservent leurs images',
  versions: 'versions',
  'Records of commands': 'Traces des commandes',
  'Log lines, steps and evidence of ended commands. The commands themselves stay.':
    'Journaux, étapes et preuves des commandes terminées. Les commandes elles-mêmes restent.',
  'Days that records of commands are kept': 'Nombre de jours de conservation des traces des commandes',
  days: 'jours',

  // The wizard
  Wizard: 'Assistant',
  'Folders that may be mounted': 'Dossiers autorisés au montage',
  'Of the hosts, one a line, with all below them. Empty for any. The wizard refuses a stack that mounts another.':
    'Dossiers des hôtes, un par ligne, avec tout ce qu’ils contiennent. Vide : tous. L’assistant refuse une stack qui en monte un autre.',
  'any folder': 'tous les dossiers',
  'Each from its root, with a / at the start': 'Chacun depuis sa racine, avec un / au début',

  // Trying again
  'Trying again': 'Nouvelles tentatives',
  'As delivered': 'Valeurs d’origine',
  'Tries in all': 'Tentatives au total',
  'The first one counts. What was led back is tried from its start.':
    'La première compte. Une commande dont l’état précédent a été rétabli est reprise depuis le début.',
  tries: 'tentatives',
  'First wait': 'Première attente',
  'Every further one is about four times as long.': 'Chaque attente suivante est environ quatre fois plus longue.',
  'What is tried again, by kind of command and class of error':
    'Ce qui est tenté de nouveau, par type de commande et classe d’erreur',
  '{{kind}}, {{title}}: try again': '{{kind}}, {{title}} : réessayer',
  'Passes by itself': 'Passagère',
  'an Engine that does not answer': 'un moteur qui ne répond pas',
  Unexpected: 'Imprévue',
  'once more, then it fails': 'une fois de plus, puis échec',
  'Apply a version': 'Appliquer une version',
  'Roll back': 'Revenir en arrière',
  'Remove a stack': 'Supprimer une stack',
  Start: 'Démarrer',
  Stop: 'Arrêter',
  Restart: 'Redémarrer',

  // Registries
  Registries: 'Registres',
  Registry: 'Registre',
  User: 'Utilisateur',
  Stored: 'Enregistrée',
  Actions: 'Actions',
  'the logins of registries': 'les connexions aux registres',
  'Login of a registry': 'Connexion à un registre',
  'docker.io or registry.example.com:5000': 'docker.io ou registry.example.com:5000',
  'Password or token': 'Mot de passe ou jeton',
  'The login was not stored': 'La connexion n’a pas été enregistrée',
  'Sealed before it is stored, and never shown again.': 'Scellé avant d’être enregistré, et plus jamais affiché.',
  'Store login': 'Enregistrer la connexion',
  'Works on {{host}}': 'Fonctionne sur {{host}}',
  'Remove login': 'Supprimer la connexion',
  Testing: 'Test en cours',
  Test: 'Tester',
  'Change the login of {{registry}}': 'Modifier la connexion à {{registry}}',
  'Remove the login of {{registry}}': 'Supprimer la connexion à {{registry}}',
  'The login at {{registry}} does not work': 'La connexion à {{registry}} ne fonctionne pas',
  'The login of {{registry}} was not removed': 'La connexion à {{registry}} n’a pas été supprimée',
  '{{min}} to {{max}}': 'de {{min}} à {{max}}',
  "Import from Docker's login": 'Importer les connexions de Docker',
  'Add login': 'Ajouter une connexion',
  'No login was imported': 'Aucune connexion n’a été importée',
  'No registry has a login': 'Aucun registre n’a de connexion',
  'Public images need none. A login is kept sealed, and its password is never shown again.':
    'Les images publiques n’en demandent pas. Une connexion est conservée scellée, et son mot de passe n’est plus jamais affiché.',
  'Stored the login of {{imported}}.': 'Connexion enregistrée : {{imported}}.',
  "Docker's configuration has no login that can be taken over.":
    'La configuration de Docker ne contient aucune connexion à reprendre.',
  '{{registry}} was left out: {{reason}}.': '{{registry}} a été écarté : {{reason}}.',

  // This Stackwright
  'This Stackwright': 'Ce Stackwright',
  'Runs as': 'S’exécute comme',
  '{{shell}}, on {{platform}}': '{{shell}}, sur {{platform}}',
  'Desktop window': 'Application de bureau',
  'Browser, served by Stackwright': 'Navigateur, servi par Stackwright',
  'Command line': 'Ligne de commande',
  'Data folder': 'Dossier de données',
  'the path of the data folder': 'le chemin du dossier de données',
  Started: 'Démarré',
  'You are': 'Vous êtes',

  'Start at login': 'Démarrer à l’ouverture de session',
  'In the tray, without its window, so that what goes wrong is told.':
    'Dans la zone de notification, sans fenêtre, pour signaler ce qui ne va pas.',
  'Starts by itself': 'Automatique',
  'By hand': 'Manuel',
} as const satisfies LanguageTexts
