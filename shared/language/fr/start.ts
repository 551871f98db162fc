import type { LanguageTexts } from '../language-texts.ts'

/** The first minutes: finding an Engine, taking over what runs. */
export const start = {
  'Find an Engine': 'Trouver un moteur',
  'Stackwright drives the Docker Engine. It does not bring one.':
    'Stackwright pilote le moteur Docker. Il n’en fournit pas.',
  'Pick what to run': 'Choisir quoi exécuter',
  'Your own compose file, pasted or opened.': 'Votre propre fichier compose, collé ou ouvert.',
  'See the plan, then apply': 'Voir le plan, puis appliquer',
  'Nothing runs until you approve.': 'Rien ne s’exécute sans votre accord.',
  'Three steps': 'Trois étapes',
  'Three steps to a stack that runs': 'Trois étapes vers une stack en marche',
  Found: 'Trouvé',
  'Not there': 'Absent',
  'What helps': 'Ce qui aide',
  'Check again': 'Vérifier de nouveau',
  'checked {{age}}': 'vérifié {{age}}',
  'What was tried': 'Ce qui a été tenté',
  'all of it for support': 'le tout pour l’assistance',
  Outcome: 'Résultat',
  'Looked at': 'Examiné',
  'What came of it': 'Constat',
  Took: 'Durée',
  'The Engine answers': 'Le moteur répond',
  'The next step is yours: pick what to run.': 'À vous la suite : choisissez quoi exécuter.',
  'Start a Docker Engine, then check again.': 'Démarrez un moteur Docker, puis vérifiez de nouveau.',
  'most likely': 'le plus probable',
  '{{tookMs}} ms': '{{tookMs}} ms',

  // Importing
  Import: 'Importer',
  'What docker compose runs becomes a stack. Its plan is shown first.':
    'Ce qu’exécute docker compose devient une stack. Son plan est d’abord affiché.',
  'No host yet': 'Aucun hôte pour l’instant',
  'Compose projects are looked for on the hosts that Stackwright knows.':
    'Les projets Compose sont recherchés sur les hôtes que connaît Stackwright.',
  'Compose projects on {{host}}': 'Projets Compose sur {{host}}',
  'Look at {{host}} again': 'Examiner de nouveau {{host}}',
  'the Compose projects of {{host}}': 'les projets Compose de {{host}}',
  'Nothing to import': 'Rien à importer',
  'No containers on {{host}} carry the labels of a Compose project that is not a stack already.':
    'Aucun conteneur sur {{host}} ne porte les étiquettes d’un projet Compose qui ne soit pas déjà une stack.',
  Project: 'Projet',
  'Made from': 'Établi d’après',
  'See the plan to import {{name}}': 'Voir le plan d’importation de {{name}}',
} as const satisfies LanguageTexts
