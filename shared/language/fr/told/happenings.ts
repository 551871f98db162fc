/** What the engine says of what it watches: findings of stacks, alerts, events, ends of containers. */
export const happenings: Readonly<Record<string, string>> = {
  // Findings of stacks
  '{{service}} was stopped': '{{service}} a été arrêté',
  '{{service}} is at work': '{{service}} travaille',
  '{{service}} was not started': '{{service}} n’a pas été démarré',
  '{{service}} ended': '{{service}} s’est terminé',
  '{{service}} ended with exit code {{code}}': '{{service}} s’est terminé avec le code {{code}}',
  '{{service}} ended and is restarted again and again': '{{service}} s’est terminé et redémarre sans cesse',
  '{{service}} ended with exit code {{code}} and is restarted again and again':
    '{{service}} s’est terminé avec le code {{code}} et redémarre sans cesse',
  '{{service}} runs, but its health check fails': '{{service}} s’exécute, mais son contrôle de santé échoue',
  '{{service}} is paused': '{{service}} est en pause',
  '{{alive}} of {{desired}} containers of {{service}} run':
    '{{alive}} conteneurs sur {{desired}} de {{service}} s’exécutent',
  '{{service}} is starting': '{{service}} démarre',
  '{{service}} has no container': '{{service}} n’a pas de conteneur',
  'it was stopped, but a part of it runs': 'elle a été arrêtée, mais une partie s’exécute',
  '{{findings}}; and {{rest}} more': '{{findings}} ; et {{rest}} autres',
  'and {{rest}} more': 'et {{rest}} autres',
  'not connected': 'non connecté',
  'not asked yet': 'pas encore interrogé',

  // Alerts
  '{{host}} does not answer': '{{host}} ne répond pas',
  'The Docker Engine of {{host}} does not answer: {{reason}}. What runs on it is not known.':
    'Le moteur Docker de {{host}} ne répond pas : {{reason}}. On ne sait pas ce qui s’y exécute.',
  'it gives no reason': 'il n’en donne pas la raison',
  'The disk of {{host}} is nearly full': 'Le disque de {{host}} est presque plein',
  '{{free}} of {{total}} are free where its Engine keeps images, volumes and logs. Clean up unused images, or make room.':
    '{{free}} libres sur {{total}} là où son moteur garde images, volumes et journaux. Nettoyez les images inutilisées, ou faites de la place.',
  '{{stack}}: {{names}} restarts again and again': '{{stack}} : {{names}} redémarre sans cesse',
  '{{stack}}: {{names}} restart again and again': '{{stack}} : {{names}} redémarrent sans cesse',
  '{{stack}}: {{names}} died': '{{stack}} : {{names}} à l’arrêt',
  '{{stack}}: {{names}} is unhealthy': '{{stack}} : {{names}} est défaillant',
  '{{stack}}: {{names}} are unhealthy': '{{stack}} : {{names}} sont défaillants',
  'It runs, but its health check fails. Look at what the check says.':
    'Il s’exécute, mais son contrôle de santé échoue. Regardez ce que dit le contrôle.',
  '{{service}} does not run.': '{{service}} ne s’exécute pas.',
  '{{service}}: exit code {{code}}. {{meaning}}': '{{service}} : code de sortie {{code}}. {{meaning}}',

  // Ends of containers
  'Read its last log lines.': 'Lisez les dernières lignes de son journal.',
  'Read its last log lines and its documentation.': 'Lisez les dernières lignes de son journal et sa documentation.',
  'It ended by itself, without an error.': 'Il s’est terminé de lui-même, sans erreur.',
  'Its program ended with an error.': 'Son programme s’est terminé sur une erreur.',
  'Its program ended with an error, often for arguments that it does not know.':
    'Son programme s’est terminé sur une erreur, souvent pour des arguments qu’il ne connaît pas.',
  'Read its last log lines and check its command.':
    'Lisez les dernières lignes de son journal et vérifiez sa commande.',
  'The Engine could not start it.': 'Le moteur n’a pas pu le démarrer.',
  'Read what the Engine said.': 'Lisez ce qu’a dit le moteur.',
  'Its command was found but could not be run: it is not executable, or made for another processor.':
    'Sa commande a été trouvée mais n’a pas pu être exécutée : elle n’est pas exécutable, ou faite pour un autre processeur.',
  "Check the command's file mode, its first line, and that the image is made for this host.":
    'Vérifiez les droits du fichier de la commande, sa première ligne, et que l’image est faite pour cet hôte.',
  'Its command was not found in the image.': 'Sa commande est introuvable dans l’image.',
  'Check the spelling of command and entrypoint, and that the image has the program.':
    'Vérifiez l’écriture de command et entrypoint, et que l’image contient le programme.',
  'It was ended by SIGHUP.': 'Il a été terminé par SIGHUP.',
  'It was interrupted, as by Ctrl-C (SIGINT).': 'Il a été interrompu, comme par Ctrl-C (SIGINT).',
  'It was ended by SIGQUIT.': 'Il a été terminé par SIGQUIT.',
  'It crashed on an instruction that this processor does not know (SIGILL).':
    'Il a planté sur une instruction que ce processeur ne connaît pas (SIGILL).',
  "Check that the image is made for this host's processor.":
    'Vérifiez que l’image est faite pour le processeur de cet hôte.',
  'It gave up after an error that it found in itself (SIGABRT).':
    'Il a renoncé après une erreur qu’il a trouvée en lui-même (SIGABRT).',
  'It crashed on an access to memory that is not there (SIGBUS).':
    'Il a planté sur un accès à une mémoire inexistante (SIGBUS).',
  'It crashed on a wrong calculation (SIGFPE).': 'Il a planté sur un calcul erroné (SIGFPE).',
  'It was killed (SIGKILL): by a person, because it did not end in its time to stop, or because the host ran out of memory.':
    'Il a été tué (SIGKILL) : par une personne, parce qu’il ne s’est pas terminé dans son délai d’arrêt, ou parce que l’hôte manquait de mémoire.',
  'If nobody stopped it, look at the memory of the host; if it was stopped, have it end on its stop signal.':
    'Si personne ne l’a arrêté, regardez la mémoire de l’hôte ; s’il a été arrêté, faites qu’il se termine à son signal d’arrêt.',
  'It crashed on memory that is not its own (SIGSEGV).':
    'Il a planté sur une mémoire qui n’est pas la sienne (SIGSEGV).',
  'Read its last log lines; a newer image may help.':
    'Lisez les dernières lignes de son journal ; une image plus récente peut aider.',
  'It wrote to something that nobody read any more (SIGPIPE).':
    'Il a écrit vers quelque chose que plus personne ne lisait (SIGPIPE).',
  'It was asked to end and did (SIGTERM).': 'On lui a demandé de se terminer, et il l’a fait (SIGTERM).',
  'It ended with an error of its program, or while the Engine did not see it.':
    'Il s’est terminé sur une erreur de son programme, ou pendant que le moteur ne le voyait pas.',
  'Read its last log lines; the Engine may have been restarted meanwhile.':
    'Lisez les dernières lignes de son journal ; le moteur a peut-être été redémarré entre-temps.',
  'It was killed because it took more memory than it may.': 'Il a été tué car il a pris plus de mémoire que permis.',
  'A process in it was killed because it took more memory than it may.':
    'Un de ses processus a été tué car il a pris plus de mémoire que permis.',
  'Give it a higher memory limit, or have it use less.':
    'Donnez-lui une limite de mémoire plus haute, ou faites qu’il en utilise moins.',
  'It was ended by signal {{signal}}.': 'Il a été terminé par le signal {{signal}}.',
  'Its program ended with {{code}}, a code of its own.':
    'Son programme s’est terminé avec {{code}}, un code qui lui est propre.',

  // Events
  container: 'conteneur',
  engine: 'moteur',
  image: 'image',
  network: 'réseau',
  volume: 'volume',
  '{{name}} of {{stack}}': '{{name}} de {{stack}}',
  'The Engine of {{host}} does not answer: {{reason}}': 'Le moteur de {{host}} ne répond pas : {{reason}}',
  'The Engine of {{host}} answers': 'Le moteur de {{host}} répond',
  '{{who}} was connected to network {{network}}': '{{who}} : connecté au réseau {{network}}',
  '{{who}} was disconnected from network {{network}}': '{{who}} : déconnecté du réseau {{network}}',
  'A container': 'Un conteneur',
  '{{who}} was sent a signal': '{{who}} : signal reçu',
  '{{who}} was sent signal {{signal}}': '{{who}} : signal {{signal}} reçu',
  '{{who}} is healthy': '{{who}} : sain',
  '{{who}} is unhealthy': '{{who}} : défaillant',
  '{{who}} is checked': '{{who}} : contrôlé',
  '{{who}} was created': '{{who}} : création',
  '{{who}} was started': '{{who}} : démarrage',
  '{{who}} ran out of memory': '{{who}} : mémoire épuisée',
  '{{who}} was paused': '{{who}} : mise en pause',
  '{{who}} goes on': '{{who}} : reprise',
  '{{who}} has this name now': '{{who}} : c’est son nom désormais',
  '{{who}} was given other limits': '{{who}} : autres limites',
  '{{who}} was removed': '{{who}} : suppression',
  'Image {{name}} was pulled': 'Image {{name}} : téléchargement',
  'Image {{name}} was given a name': 'Image {{name}} : nom ajouté',
  'Image {{name}} lost a name': 'Image {{name}} : nom retiré',
  'Image {{name}} was removed': 'Image {{name}} : suppression',
  'Image {{name}} was loaded': 'Image {{name}} : chargement',
  'Image {{name}} was imported': 'Image {{name}} : importation',
  'Network {{name}} was created': 'Réseau {{name}} : création',
  'Network {{name}} was removed': 'Réseau {{name}} : suppression',
  'Volume {{name}} was created': 'Volume {{name}} : création',
  'Volume {{name}} was removed': 'Volume {{name}} : suppression',
}
