import type { LanguageTexts } from '../language-texts.ts'

/** The overview: hosts, what needs a person, the table of stacks. */
export const overview = {
  '{{stacks}} on {{hosts}}. {{needs}}': '{{stacks}} sur {{hosts}}. {{needs}}',
  'Nothing needs you.': 'Rien ne requiert votre attention.',
  'One thing needs you.': 'Un point requiert votre attention.',
  'Two things need you.': 'Deux points requièrent votre attention.',
  'Three things need you.': 'Trois points requièrent votre attention.',
  'Four things need you.': 'Quatre points requièrent votre attention.',
  '{{number}} things need you.': '{{number}} points requièrent votre attention.',
  'No stack yet': 'Aucune stack pour l’instant',
  'A stack is a compose file with a history. Paste one, see the plan, then apply it; nothing runs until you approve.':
    'Une stack est un fichier compose doté d’un historique. Collez-en un, examinez le plan, puis appliquez-le ; rien ne s’exécute sans votre accord.',

  // A host
  'Host {{host}}': 'Hôte {{host}}',
  socket: 'socket',
  'Engine {{version}}': 'Moteur {{version}}',
  'Asking its Engine': 'Interrogation de son moteur',
  'Queue held': 'File d’attente retenue',
  '{{pending}} pending, until the host answers': '{{pending}} en attente, jusqu’à ce que l’hôte réponde',
  'nothing waits': 'rien n’attend',
  'Silent for {{age}}': 'Muet depuis {{age}}',
  Idle: 'Inactive',
  'Last: {{command}}, {{status}}': 'Dernière : {{command}}, {{status}}',
  'No command yet': 'Aucune commande pour l’instant',
  planning: 'planification',
  'then {{pending}} pending': 'puis {{pending}} en attente',

  // What needs a person
  'Needs you': 'À traiter',
  'Show all {{needs}}': 'Tout afficher ({{needs}})',
  'Worst first. Each opens at the place it speaks of.':
    'Le plus grave d’abord. Chaque point s’ouvre à l’endroit dont il parle.',
  '{{stack}} has failed': '{{stack}} est en échec',
  'It is not as version {{currentVersion}} asks.': 'Son état diffère de ce que demande la version {{currentVersion}}.',
  'See why': 'Voir pourquoi',
  'Open stack': 'Ouvrir la stack',
  '{{stack}} is degraded': '{{stack}} est dégradée',
  'A health check fails or a replica is missing.': 'Un contrôle de santé échoue, ou un réplica manque.',
  'Open logs': 'Ouvrir les journaux',
  'Nothing can be stored, so no command begins': 'Rien ne peut être enregistré, donc aucune commande ne commence',
  'See the data folder': 'Voir le dossier de données',
  '{{host}} does not answer': '{{host}} ne répond pas',
  'No stack lives there.': 'Aucune stack ne s’y trouve.',
  '{{count}} stacks are shown as last seen. Nothing is known to be wrong.': {
    one: '{{count}} stack est affichée dans son dernier état connu. Aucun problème n’est connu.',
    other: '{{count}} stacks sont affichées dans leur dernier état connu. Aucun problème n’est connu.',
  },
  '{{stack}} v{{latestVersion}} waits for your approval': '{{stack}} v{{latestVersion}} attend votre accord',
  'It is stored and was never applied. Nothing of it runs yet.':
    'Elle est enregistrée et n’a jamais été appliquée. Rien ne s’exécute encore.',
  'Review plan': 'Examiner le plan',

  // The table of stacks
  'CPU, 15 min': 'CPU, 15 min',
  'Now, or last change': 'En cours ou dernier changement',
  Changed: 'Modifiée',
  'waits in the queue': 'en file d’attente',
  'is running': 'en cours',
  done: 'terminé',
  'did not succeed': 'sans succès',
  'was cancelled': 'annulé',
  'Its history stays': 'Son historique reste',
  'Version {{currentVersion}} is applied': 'La version {{currentVersion}} est appliquée',
  'Version {{latestVersion}} is stored, not applied yet':
    'La version {{latestVersion}} est enregistrée, pas encore appliquée',
  'No version yet': 'Aucune version pour l’instant',
  'Shown as last seen. {{lastChange}}': 'Dernier état connu. {{lastChange}}',
  'none yet': 'aucun pour l’instant',
  'CPU of {{name}}, last 15 minutes': 'CPU de {{name}}, 15 dernières minutes',
  'Newer images for {{services}}': {
    one: 'Image plus récente pour {{services}}',
    other: 'Images plus récentes pour {{services}}',
  },
} as const satisfies LanguageTexts
