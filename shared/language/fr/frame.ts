import type { LanguageTexts } from '../language-texts.ts'

/** What stands around every screen, and what works on every screen. */
export const frame = {
  Screens: 'Écrans',
  Overview: 'Vue d’ensemble',
  Monitoring: 'Surveillance',
  Editor: 'Éditeur',
  Logs: 'Journaux',
  Usage: 'Ressources',
  Plan: 'Plan',
  Welcome: 'Bienvenue',
  'New stack from components': 'Nouvelle stack à partir de composants',
  'Widen the sidebar': 'Élargir la barre latérale',
  'Narrow the sidebar': 'Réduire la barre latérale',
  'Skip to the screen': 'Aller au contenu',
  'Stackwright, go to the overview': 'Stackwright, aller à la vue d’ensemble',
  Breadcrumb: 'Fil d’Ariane',
  'does not answer': 'ne répond pas',
  'not asked yet': 'pas encore interrogé',
  'not asked': 'non interrogé',

  // The alerts
  Alerts: 'Alertes',
  'Alerts: nothing is wrong': 'Alertes : tout va bien',
  'Alerts: {{things}} wrong': 'Alertes : {{things}}',
  'All events': 'Tous les événements',
  'Nothing is wrong. What dies, restarts or falls ill appears here.':
    'Tout va bien. Ce qui s’arrête, redémarre ou défaille s’affiche ici.',
  error: 'erreur',
  warning: 'avertissement',
  'for {{age}}': 'depuis {{age}}',
  'Hear of {{stackName}} again': 'Réactiver les alertes de {{stackName}}',
  'Mute {{stackName}}': 'Mettre {{stackName}} en sourdine',
  Unmute: 'Réactiver',
  Mute: 'Mettre en sourdine',

  // The news of commands
  '{{command}}: nothing to do.': '{{command}} : rien à faire.',
  '{{command}} is done.': '{{command}} : terminé.',
  '{{command}} is done after {{time}}.': '{{command}} : terminé en {{time}}.',
  '{{command}} waits in the queue of {{hostName}}.': '{{command}} : en attente dans la file de {{hostName}}.',
  '{{command}} has begun.': '{{command}} : commencé.',
  '{{command}} was cancelled.': '{{command}} : annulé.',
  '{{command}} was led back. {{message}}': '{{command}} : état précédent rétabli. {{message}}',
  '{{command}} failed. {{message}}': '{{command}} : échec. {{message}}',

  // The foot of the window
  '{{host}} silent for {{age}}': '{{host}} muet depuis {{age}}',
  'queue is empty': 'file d’attente vide',
  shortcuts: 'raccourcis',
  'Events arrive live': 'Événements en direct',
  'No events for {{age}}. Connecting again': 'Aucun événement depuis {{age}}. Reconnexion',
  Connecting: 'Connexion',
  'For {{age}}. No command begins meanwhile; what runs on your hosts goes on.':
    'Depuis {{age}}. Aucune commande ne commence entre-temps ; ce qui s’exécute sur vos hôtes continue.',

  // The keyboard
  Shortcuts: 'Raccourcis',
  Everywhere: 'Partout',
  'In a view': 'Dans une vue',
  'Next and previous row': 'Ligne suivante et précédente',
  'Open the row': 'Ouvrir la ligne',
  'Compare versions': 'Comparer des versions',
  'Follow the log of a command': 'Suivre le journal d’une commande',
  'Pause and follow log lines': 'Suspendre ou reprendre le suivi des lignes',
  'Next problem in the editor': 'Problème suivant dans l’éditeur',
  'Undo, while it is offered': 'Annuler, tant que c’est proposé',
  'While searching': 'Pendant la recherche',
  'Next and previous line': 'Ligne suivante et précédente',
  'All of the stack of the line': 'Tout ce qui concerne la stack de la ligne',
  'Only actions': 'Actions seulement',
  'Only commands': 'Commandes seulement',
  'Only hosts': 'Hôtes seulement',
  'First and last row': 'Première et dernière ligne du tableau',
  'Find in the editor': 'Chercher dans l’éditeur',
  'Go to the images': 'Aller aux images',
  'Go to the networks': 'Aller aux réseaux',
  'Go to the settings': 'Aller aux paramètres',

  // Undo
  'It could not be taken back. {{message}}': 'L’annulation a échoué. {{message}}',
  'Alerts of {{stack}} are muted.': 'Les alertes de {{stack}} sont en sourdine.',
  'Alerts of {{stack}} are told again.': 'Les alertes de {{stack}} sont réactivées.',
  'The queue of {{hostName}} goes on.': 'La file de {{hostName}} reprend.',
  'The queue of {{hostName}} is paused.': 'La file de {{hostName}} est suspendue.',
  'Close one layer': 'Fermer ce qui est au premier plan',
  'Go to the stacks': 'Aller aux stacks',
  'Go to the commands': 'Aller aux commandes',
  'Go to monitoring': 'Aller à la surveillance',
  'Go to the events': 'Aller aux événements',
  'Go to the volumes': 'Aller aux volumes',
  'Find in this view': 'Chercher dans cette vue',
  'All shortcuts': 'Tous les raccourcis',
  Ctrl: 'Ctrl',
  Enter: 'Entrée',
  Space: 'Espace',
  Esc: 'Échap',

  // Looking into an object of a host
  'Find a key or value': 'Chercher une clé ou une valeur',
  'read {{age}}, secrets are masked': 'lu {{age}}, secrets masqués',

  // A place that is not there
  'There is no such screen': 'Cet écran n’existe pas',
  'Nothing is at {{place}}. The link may be of another version.':
    'Il n’y a rien à l’adresse {{place}}. Le lien vient peut-être d’une autre version.',
} as const satisfies LanguageTexts
