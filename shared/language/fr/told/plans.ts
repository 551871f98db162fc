/** What the engine says of commands and plans: titles, steps, causes, warnings, what could not be checked. */
export const plans: Readonly<Record<string, string>> = {
  // Titles of commands
  'Apply {{stack}} v{{version}}': 'Appliquer {{stack}} v{{version}}',
  'Remove {{stack}} and its data': 'Supprimer {{stack}} et ses données',
  'Remove {{stack}}': 'Supprimer {{stack}}',
  'Roll {{stack}} back to v{{version}}': 'Revenir à la v{{version}} de {{stack}}',
  'Start {{stack}}': 'Démarrer {{stack}}',
  'Start {{stack}} / {{service}}': 'Démarrer {{stack}} / {{service}}',
  'Stop {{stack}}': 'Arrêter {{stack}}',
  'Stop {{stack}} / {{service}}': 'Arrêter {{stack}} / {{service}}',
  'Restart {{stack}}': 'Redémarrer {{stack}}',
  'Restart {{stack}} / {{service}}': 'Redémarrer {{stack}} / {{service}}',
  'Images of v{{version}} resolved anew': 'Images de la v{{version}} résolues de nouveau',

  // Steps
  'pull image {{image}}': 'télécharger l’image {{image}}',
  'pull image {{image}} for {{platform}}': 'télécharger l’image {{image}} pour {{platform}}',
  'pull {{tag}} anew ({{image}})': 'télécharger de nouveau {{tag}} ({{image}})',
  'pull {{tag}} for {{platform}} anew ({{image}})': 'télécharger de nouveau {{tag}} pour {{platform}} ({{image}})',
  'create network {{name}}': 'créer le réseau {{name}}',
  'create volume {{name}}': 'créer le volume {{name}}',
  'create container {{name}} from {{image}}': 'créer le conteneur {{name}} à partir de {{image}}',
  'create container {{name}} from {{image}}, beside the old one':
    'créer le conteneur {{name}} à partir de {{image}}, à côté de l’ancien',
  'stop container {{name}}': 'arrêter le conteneur {{name}}',
  'stop container {{name}}, after its pre_stop': 'arrêter le conteneur {{name}}, après son pre_stop',
  'set aside container {{name}}': 'mettre de côté le conteneur {{name}}',
  'name container {{name}}': 'nommer le conteneur {{name}}',
  'start container {{name}}': 'démarrer le conteneur {{name}}',
  'start container {{name}}, then its post_start': 'démarrer le conteneur {{name}}, puis son post_start',
  'restart container {{name}}': 'redémarrer le conteneur {{name}}',
  'change limits of container {{name}}, which goes on': 'modifier les limites du conteneur {{name}}, qui continue',
  'wait until {{service}} is healthy, at most {{time}}': 'attendre que {{service}} soit sain, {{time}} au plus',
  'wait until {{service}} has done its work, at most {{time}}':
    'attendre que {{service}} ait terminé son travail, {{time}} au plus',
  'wait until {{service}} runs steadily, at most {{time}}': 'attendre que {{service}} soit stable, {{time}} au plus',
  'wait until {{service}} is healthy for {{monitor}}, at most {{time}}':
    'attendre que {{service}} soit sain pendant {{monitor}}, {{time}} au plus',
  'wait until {{service}} has done its work for {{monitor}}, at most {{time}}':
    'attendre que {{service}} ait terminé son travail depuis {{monitor}}, {{time}} au plus',
  'wait until {{service}} runs steadily for {{monitor}}, at most {{time}}':
    'attendre que {{service}} soit stable pendant {{monitor}}, {{time}} au plus',
  'record the result': 'enregistrer le résultat',
  'make v{{version}} the current version': 'faire de la v{{version}} la version courante',
  'remove container {{name}}': 'supprimer le conteneur {{name}}',
  'remove network {{name}}': 'supprimer le réseau {{name}}',
  'destroy volume {{name}}': 'détruire le volume {{name}}',
  'run {{hook}} of {{service}}: {{command}}': 'exécuter {{hook}} de {{service}} : {{command}}',

  // Why
  'not on the host yet': 'pas encore sur l’hôte',
  '{{fields}} changed': '{{fields}} : modifié',
  'its configuration differs': 'sa configuration diffère',
  'another image, {{to}} in place of {{from}}': 'autre image : {{to}} au lieu de {{from}}',
  'it is {{state}}': 'il est {{state}}',
  'replaced by the new {{service}}': 'remplacé par le nouveau {{service}}',
  'the version does not have it': 'absent de la version',
  'left over from a command that did not end': 'reste d’une commande inachevée',
  'needed by {{services}}': 'nécessaire à {{services}}',
  'so that the command ends when it works': 'pour que la commande se termine quand il fonctionne',
  'asked for': 'demandé',
  'changed on the host, {{limits}}': 'modifié sur l’hôte, {{limits}}',
  'after an update that did not end, {{limits}}': 'après une mise à jour inachevée, {{limits}}',
  '{{field}} from {{from}} to {{to}}': '{{field}} : {{from}} → {{to}}',
  '{{field}} from {{from}} to {{to}}, {{others}}': '{{field}} : {{from}} → {{to}}, {{others}}',
  '{{limits}}, which only a new container can have': '{{limits}}, possible seulement avec un nouveau conteneur',
  none: 'aucune',
  'made and never started, its files may be missing': 'créé et jamais démarré, ses fichiers manquent peut-être',
  'not attached to network {{network}}': 'non rattaché au réseau {{network}}',
  'volume {{volume}} is not mounted': 'le volume {{volume}} n’est pas monté',
  'shares with {{service}}, which is replaced': 'partage avec {{service}}, qui est remplacé',
  'shares with a container of {{service}} that is gone': 'partage avec un conteneur de {{service}} qui a disparu',
  'its post_start may not have run': 'son post_start n’a peut-être pas été exécuté',
  'file {{path}}': 'fichier {{path}}',
  'owner and mode of file {{path}}': 'propriétaire et droits du fichier {{path}}',
  'seccomp profile {{path}}': 'profil seccomp {{path}}',
  'driver options': 'options du pilote',

  // The order of replacement
  '{{service}}: starts first, the old one answers until the commit':
    '{{service}} : démarre d’abord, l’ancien répond jusqu’à la validation',
  '{{service}}: stops first though start-first is asked for, because {{reason}}':
    '{{service}} : s’arrête d’abord bien que start-first soit demandé, car {{reason}}',
  'it does its work once': 'il fait son travail une seule fois',
  'another service needs its name or its port': 'un autre service a besoin de son nom ou de son port',
  'it uses the network of the host': 'il utilise le réseau de l’hôte',
  'it publishes port {{port}}': 'il publie le port {{port}}',
  'it has the fixed name {{name}}': 'il a le nom fixe {{name}}',
  'it has a fixed address': 'il a une adresse fixe',
  'it shares with {{other}}': 'il partage avec {{other}}',
  'its anonymous volume goes over to the new container': 'son volume anonyme passe au nouveau conteneur',
  'it alone writes to {{place}}': 'il est seul à écrire dans {{place}}',

  // Warnings, and what could not be looked at
  'Docker on {{host}} seems to have no address range left, and a network is to be made.':
    'Docker sur {{host}} ne semble plus avoir de plage d’adresses, et un réseau est à créer.',
  'Docker on {{host}} seems to have no address range left, and {{needed}} networks are to be made.':
    'Docker sur {{host}} ne semble plus avoir de plage d’adresses, et {{needed}} réseaux sont à créer.',
  'Docker on {{host}} seems to have only {{free}} address ranges left, and a network is to be made.':
    'Docker sur {{host}} ne semble plus avoir que {{free}} plages d’adresses, et un réseau est à créer.',
  'Docker on {{host}} seems to have only {{free}} address ranges left, and {{needed}} networks are to be made.':
    'Docker sur {{host}} ne semble plus avoir que {{free}} plages d’adresses, et {{needed}} réseaux sont à créer.',
  'Remove networks there that nobody uses, or give the network a subnet of its own in the document.':
    'Supprimez-y les réseaux que personne n’utilise, ou donnez au réseau son propre sous-réseau dans le document.',
  'it is made for {{made}}, {{host}} is {{has}}': 'elle est faite pour {{made}}, {{host}} est en {{has}}',
  'The image {{image}} runs on {{host}} only through an emulator: {{reason}}.':
    'L’image {{image}} ne s’exécute sur {{host}} que par un émulateur : {{reason}}.',
  'Take an image that is built for the host where there is one; emulated programs are slow and may fail.':
    'Prenez une image construite pour l’hôte s’il y en a une ; les programmes émulés sont lents et peuvent échouer.',
  '{{path}}, which {{service}} mounts, does not exist on {{host}}. Docker makes an empty folder of it.':
    '{{path}}, que monte {{service}}, n’existe pas sur {{host}}. Docker en fait un dossier vide.',
  'Create it there with what the service expects, or go on where an empty folder is right.':
    'Créez-le avec ce que le service attend, ou continuez si un dossier vide convient.',
  'whether {{paths}} exists on {{host}}': 'la présence de {{paths}} sur {{host}}',
  'whether another program of {{host}} holds {{ports}}': 'si un autre programme de {{host}} occupe {{ports}}',
  'port {{numbers}}': 'le port {{numbers}}',
  'ports {{numbers}}': 'les ports {{numbers}}',
  '{{names}} and {{rest}} more': '{{names}} et {{rest}} autres',
  'whether {{host}} has room for the images to pull': 'si {{host}} a la place pour les images à télécharger',
  'only {{size}} are free in {{folder}} of {{host}}, too little for any image':
    'seulement {{size}} libres dans {{folder}} de {{host}}, trop peu pour une image',
  'Only {{size}} are free in {{folder}} of {{host}}.': 'Seulement {{size}} libres dans {{folder}} de {{host}}.',
  'Only {{size}} are free in {{folder}} of {{host}}, and what the images to pull replace takes {{expected}}.':
    'Seulement {{size}} libres dans {{folder}} de {{host}}, et ce que remplacent les images à télécharger occupe {{expected}}.',
  'Free some room there, for example by removing images nobody uses.':
    'Libérez-y de la place, par exemple en supprimant des images que personne n’utilise.',
  'The memory limits add up to {{sum}} ({{most}}), and {{host}} has {{has}}.':
    'Les limites de mémoire totalisent {{sum}} ({{most}}), et {{host}} dispose de {{has}}.',
  'Lower the limits, or expect the kernel to end a process when all of them are used.':
    'Baissez les limites, ou attendez-vous à ce que le noyau tue un processus quand elles seront toutes atteintes.',

  // Waits and their ends
  'it has no health check to wait for': 'il n’a pas de contrôle de santé à attendre',
  'its health check says: {{output}}': 'son contrôle de santé dit : {{output}}',
  'its health check fails': 'son contrôle de santé échoue',
  'running steadily': 'stable',
  healthy: 'sain',
  completed: 'terminé',
  'it ended with exit code {{code}}': 'elle s’est terminée avec le code {{code}}',
  'it did not end within {{minutes}} min': 'elle ne s’est pas terminée en {{minutes}} min',
  'the pull_policy of {{name}} is never': 'la pull_policy de {{name}} est never',
  '{{error}} Leading back to what ran before.': '{{error}} Retour à l’état précédent.',
  '{{error}} The next apply tries it again.': '{{error}} La prochaine application réessaiera.',
  '{{error}} Going on without it.': '{{error}} Suite sans cela.',
  '{{error}} Trying again.': '{{error}} Nouvelle tentative.',
  'Leading back what the interrupted attempt left.': 'Retour en arrière de ce qu’a laissé la tentative interrompue.',

  // Importing
  '{{service}} runs and is not in the document: its containers would be removed. Choose more files or profiles to keep it.':
    '{{service}} est en marche et absent du document : ses conteneurs seraient supprimés. Choisissez plus de fichiers ou de profils pour le garder.',
  'Its name cannot be the name of a stack.': 'Son nom ne peut pas être celui d’une stack.',
  'A stack called {{name}} exists already.': 'Une stack nommée {{name}} existe déjà.',
  'It has no containers, only volumes or networks.': 'Il n’a pas de conteneurs, seulement des volumes ou des réseaux.',
  '{{name}} keeps its {{count}} containers: {{path}} was added for that.':
    '{{name}} garde ses {{count}} conteneurs : {{path}} a été ajouté pour cela.',
}
