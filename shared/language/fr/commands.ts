import type { LanguageTexts } from '../language-texts.ts'

/** The queues, and what a command does and did. */
export const commands = {
  'the command': 'la commande',
  'the queues': 'les files d’attente',
  Queues: 'Files d’attente',
  'The queues could not be read': 'Les files d’attente n’ont pas pu être lues',
  'Which commands': 'Quelles commandes',
  Now: 'En cours',
  Ended: 'Terminées',
  'Show older commands': 'Afficher les commandes plus anciennes',
  'Show all commands': 'Afficher toutes les commandes',
  'Find commands by stack, kind, number or error': 'Chercher des commandes par stack, type, numéro ou erreur',
  'Find by stack, kind, #number or error': 'Chercher par stack, type, #numéro ou erreur',
  'No command fits': 'Aucune commande ne correspond',
  'Every word has to be in its stack, title, kind, number, id, actor or error.':
    'Chaque mot doit figurer dans la stack, le titre, le type, le numéro, l’identifiant, l’auteur ou l’erreur.',
  'Queue of {{hostName}}': 'File d’attente de {{hostName}}',
  'No command has ended yet': 'Aucune commande n’est encore terminée',
  'What ran, failed or was cancelled stays here with its steps and its log.':
    'Ce qui a été exécuté, a échoué ou a été annulé reste ici, avec ses étapes et son journal.',
  'Every apply, roll back, start and stop is a command. It shows here with its steps and its log while it runs.':
    'Chaque application, retour en arrière, démarrage et arrêt est une commande. Elle s’affiche ici avec ses étapes et son journal pendant son exécution.',
  'paused by {{pausedBy}}': 'mise en pause par {{pausedBy}}',
  'the host does not answer': 'l’hôte ne répond pas',
  next: 'suivante',
  '{{number}}st': '{{number}}ᵉ',
  '{{number}}nd': '{{number}}ᵉ',
  '{{number}}rd': '{{number}}ᵉ',
  '{{number}}th': '{{number}}ᵉ',
  'Resume the queue of {{hostName}}': 'Reprendre la file d’attente de {{hostName}}',
  'Pause the queue of {{hostName}}': 'Mettre en pause la file d’attente de {{hostName}}',
  'making the plan': 'élaboration du plan',

  // One command
  'attempt {{attempt}}': 'tentative {{attempt}}',
  'by {{actor}}': 'par {{actor}}',
  'on {{hostName}}': 'sur {{hostName}}',
  'asked {{age}}': 'demandée {{age}}',
  'Open {{stackName}}': 'Ouvrir {{stackName}}',
  '#{{seq}}: {{text}}': 'n° {{seq}} : {{text}}',
  '#{{seq}} by {{actor}}': 'n° {{seq}}, par {{actor}}',
  'Cancel asked': 'Annulation demandée',
  'Why it ended': 'Pourquoi elle s’est terminée',
  'It has not begun. Cancel takes it out of the queue; nothing is touched.':
    'Elle n’a pas commencé. L’annuler la retire de la file d’attente ; rien n’est touché.',
  'Asked to stop. It leads back at the next safe point.':
    'Arrêt demandé. L’état précédent sera rétabli au prochain point sûr.',
  'Before the commit, cancel leads back to the version that ran. After it, the new version stays.':
    'Avant la validation, annuler rétablit la version en service. Après, la nouvelle version reste.',
  'Cancel stops before the next container. What is removed already stays removed.':
    'Annuler s’arrête avant le conteneur suivant. Ce qui est déjà supprimé le reste.',
  'Cancel stops before the next container. Those done already stay as they are.':
    'Annuler s’arrête avant le conteneur suivant. Ceux déjà traités restent tels quels.',
  'Plan, steps, log and every call of the Engine, without secrets':
    'Plan, étapes, journal et chaque appel au moteur, sans les secrets',
  Evidence: 'Preuves',
  'See the new plan': 'Voir le nouveau plan',
  'See the plan again': 'Revoir le plan',
  'Start again': 'Redémarrer la commande',
  'Stop again': 'Arrêter de nouveau',
  'Restart again': 'Relancer le redémarrage',
  'There was nothing to do: the host was as asked.': 'Il n’y avait rien à faire : l’hôte était dans l’état demandé.',
  'Nothing on the host was changed.': 'Rien n’a été modifié sur l’hôte.',
  'Everything that was planned is done.': 'Tout ce qui était prévu est fait.',
  'It did not work out, and was led back: what ran before runs again.':
    'Cela n’a pas fonctionné et l’état précédent a été rétabli : ce qui s’exécutait avant s’exécute de nouveau.',
  'It stopped half way: some steps are done, the others are not.':
    'Elle s’est arrêtée à mi-chemin : certaines étapes sont faites, les autres non.',

  // Its steps
  Steps: 'Étapes',
  'Steps done': 'Étapes faites',
  '{{done}} of {{steps}} steps done': '{{done}} étapes faites sur {{steps}}',
  '{{done}} of {{steps}} done': '{{done}} faites sur {{steps}}',
  'to do': 'à faire',
  runs: 'en cours d’exécution',
  failed: 'en échec',
  undone: 'défaite',
  'It waits in the queue of {{hostName}}. Its plan is made when it begins.':
    'Elle attend dans la file de {{hostName}}. Son plan sera élaboré quand elle commencera.',
  'The host is read and the plan is made now.': 'L’hôte est lu et le plan est en cours d’élaboration.',
  'No step was needed.': 'Aucune étape n’a été nécessaire.',
  'It ended before its first step. Nothing on the host was touched.':
    'Elle s’est terminée avant sa première étape. Rien n’a été touché sur l’hôte.',
  'Layers of {{image}}': 'Couches de {{image}}',
  'Pull of {{image}}': 'Téléchargement de {{image}}',
  waiting: 'en attente',
  '{{done}} of {{total}}': '{{done}} sur {{total}}',
  downloaded: 'téléchargée',
  unpacking: 'décompression',
  'unpacking {{percent}} %': 'décompression {{percent}} %',
  'there already': 'déjà présente',
  '{{here}} there already': '{{here}} déjà présentes',

  // Its log
  Log: 'Journal',
  Follow: 'Suivre',
  'Log lines': 'Lignes du journal',
  'The stream broke. It goes on after line {{lastSeq}}, trying again.':
    'Le flux s’est interrompu. Il reprendra après la ligne {{lastSeq}} ; nouvelle tentative.',
  '{{lines}}, in order, none missing': '{{lines}}, dans l’ordre, aucune ne manque',
  '{{lines}}, {{missing}} missing': '{{lines}}, {{missing}} manquantes',
  'The log is read.': 'Lecture du journal.',
  'It has written nothing yet.': 'Elle n’a encore rien écrit.',
  'It wrote nothing.': 'Elle n’a rien écrit.',
  Warning: 'Avertissement',
  Error: 'Erreur',
} as const satisfies LanguageTexts
