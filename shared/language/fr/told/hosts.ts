/** What the engine says of hosts: the diagnosis of an Engine, and why something could not be asked, read or written. */
export const hosts: Readonly<Record<string, string>> = {
  // What is wrong, and what helps
  'Docker answers': 'Docker répond',
  'There is nothing left to do here.': 'Il ne reste rien à faire ici.',
  'Docker runs, but your account may not use it': 'Docker est en marche, mais votre compte n’y a pas accès',
  '{{user}} is in the group docker, but was not yet when this session began.':
    '{{user}} fait partie du groupe docker, mais pas encore au début de cette session.',
  'Sign out and in again': 'Fermez et rouvrez votre session',
  'Groups take effect when you sign in. Then start Stackwright again.':
    'Les groupes prennent effet à l’ouverture de session. Redémarrez ensuite Stackwright.',
  'The socket {{path}} is there, and the system refuses {{user}} access to it.':
    'Le socket {{path}} est là, et le système en refuse l’accès à {{user}}.',
  'Join the group docker': 'Rejoindre le groupe docker',
  'It needs the rights of an administrator, so you run it yourself in a terminal.':
    'Cela demande les droits d’un administrateur : exécutez-le vous-même dans un terminal.',
  'It needs the rights of an administrator, so you run it yourself in a terminal. Then sign out and in again. Members of this group have the power of an administrator.':
    'Cela demande les droits d’un administrateur : exécutez-le vous-même dans un terminal. Fermez puis rouvrez ensuite votre session. Les membres de ce groupe ont les pouvoirs d’un administrateur.',
  'Something listens there, but it does not answer as Docker does':
    'Quelque chose écoute là, mais ne répond pas comme Docker',
  '{{path}}: {{detail}}. It may be starting, stuck, or another program.':
    '{{path}} : {{detail}}. Il démarre peut-être, est bloqué, ou c’est un autre programme.',
  'Restart Docker': 'Redémarrer Docker',
  'Quit Docker Desktop and open it again.': 'Quittez Docker Desktop et rouvrez-le.',
  'Restart the service': 'Redémarrer le service',
  'Docker runs here, at another place': 'Docker est en marche ici, à un autre endroit',
  'Nobody answers at {{path}}, but an Engine does at {{elsewhere}}.':
    'Personne ne répond à {{path}}, mais un moteur répond à {{elsewhere}}.',
  'Use that Engine': 'Utiliser ce moteur',
  'Add a host with the socket {{path}}.': 'Ajoutez un hôte avec le socket {{path}}.',
  'Docker is installed here, but it is not running': 'Docker est installé ici, mais n’est pas en marche',
  'The program is there. Start Docker Desktop and this page goes on by itself.':
    'Le programme est là. Démarrez Docker Desktop et cette page continue d’elle-même.',
  'The program is there (version {{version}}). Start Docker Desktop and this page goes on by itself.':
    'Le programme est là (version {{version}}). Démarrez Docker Desktop et cette page continue d’elle-même.',
  'Start Docker Desktop': 'Démarrer Docker Desktop',
  'It is ready when its window says so, after half a minute or so.':
    'Il est prêt quand sa fenêtre le dit, après une demi-minute environ.',
  'The program is there, its service is stopped. Start it and this page goes on by itself.':
    'Le programme est là, son service est arrêté. Démarrez-le et cette page continue d’elle-même.',
  'The program is there (version {{version}}), its service is stopped. Start it and this page goes on by itself.':
    'Le programme est là (version {{version}}), son service est arrêté. Démarrez-le et cette page continue d’elle-même.',
  'Start the service': 'Démarrer le service',
  'There is no Docker on this computer': 'Il n’y a pas de Docker sur cet ordinateur',
  'Stackwright drives the Docker Engine. It does not bring one.':
    'Stackwright pilote le moteur Docker. Il n’en fournit pas.',
  'Get it from docker.com and start it. This page goes on by itself.':
    'Téléchargez-le sur docker.com et démarrez-le. Cette page continue d’elle-même.',
  'Install Docker Desktop': 'Installer Docker Desktop',
  "Docker's documentation says how, for each distribution.":
    'La documentation de Docker dit comment, pour chaque distribution.',
  'Install Docker': 'Installer Docker',

  // What was looked at
  'Not there: no rootless Engine for your account': 'Absent : pas de moteur sans root pour votre compte',
  'Not set': 'Non définie',
  'Set to {{value}}, as used above': 'Définie à {{value}}, comme utilisé ci-dessus',
  'Set to {{value}}, which is not a socket of this computer':
    'Définie à {{value}}, qui n’est pas un socket de cet ordinateur',
  'Set to {{value}}. {{detail}}': 'Définie à {{value}}. {{detail}}',
  'No such program on PATH': 'Aucun programme de ce nom dans PATH',
  'Found. So Docker is installed.': 'Trouvé. Docker est donc installé.',
  'You are root. No rights are missing.': 'Vous êtes root. Aucun droit ne manque.',
  'You are a member. No rights are missing.': 'Vous en êtes membre. Aucun droit ne manque.',
  'You are a member, but only from the next time you sign in.':
    'Vous en êtes membre, mais seulement à partir de votre prochaine session.',
  'You are not a member.': 'Vous n’en êtes pas membre.',
  'There is no such group.': 'Ce groupe n’existe pas.',
  'group docker': 'groupe docker',
  'user socket': 'socket de l’utilisateur',
  'user {{id}}': 'utilisateur {{id}}',
  'Docker Engine {{version}} answers': 'Docker Engine {{version}} répond',
  'The file is there, but your account may not use it: permission denied':
    'Le fichier est là, mais votre compte n’y a pas accès : permission refusée',
  'Not there': 'Absent',
  'The file is there, nobody listens: connection refused': 'Le fichier est là, personne n’écoute : connexion refusée',
  'Nobody listens': 'Personne n’écoute',

  // Why an Engine does not answer
  'your account may not use it': 'votre compte n’y a pas accès',
  'it did not answer within {{seconds}} s': 'il n’a pas répondu en {{seconds}} s',
  'it could not be asked': 'il n’a pas pu être interrogé',
  'its answer is not one of the Docker Engine API': 'sa réponse n’est pas celle d’une API Docker Engine',
  'it closed the connection': 'il a fermé la connexion',
  'it gave no reason': 'il n’a pas donné de raison',
  'no answer within {{seconds}} s': 'pas de réponse en {{seconds}} s',
  'there is no socket where it should be': 'il n’y a pas de socket à l’endroit prévu',
  'its socket is there, but nobody listens': 'son socket est là, mais personne n’écoute',
  'the connection broke': 'la connexion s’est rompue',
  'what should be its socket is another file': 'un autre fichier se trouve à la place de son socket',
  'the connection timed out': 'la connexion a expiré',
  'the host cannot be reached': 'l’hôte est injoignable',
  'the network cannot be reached': 'le réseau est injoignable',
  'the host name is not known': 'le nom d’hôte est inconnu',
  'what answers is not a Docker Engine': 'ce qui répond n’est pas un moteur Docker',
  'the Engine gave no reason': 'le moteur n’a pas donné de raison',
  'another Stackwright': 'un autre Stackwright',
  'Another program': 'Un autre programme',
  '{{name}} (process {{id}})': '{{name}} (processus {{id}})',
  'process {{id}}': 'processus {{id}}',
  '{{address}} is not a socket of this computer; only unix:// and npipe:// addresses can be used':
    '{{address}} n’est pas un socket de cet ordinateur ; seules les adresses unix:// et npipe:// sont possibles',

  // What was asked of it
  'the look at container {{id}}': 'l’examen du conteneur {{id}}',
  'the look at image {{id}}': 'l’examen de l’image {{id}}',
  'the look at network {{id}}': 'l’examen du réseau {{id}}',
  'the look at volume {{id}}': 'l’examen du volume {{id}}',
  'the look at {{path}} of container {{id}}': 'l’examen de {{path}} dans le conteneur {{id}}',
  'the look at the memory of container {{id}}': 'l’examen de la mémoire du conteneur {{id}}',
  'the look at {{image}} in its registry': 'l’examen de {{image}} dans son registre',
  'the copy of files into container {{id}}': 'la copie de fichiers dans le conteneur {{id}}',
  'the new limits of container {{id}}': 'les nouvelles limites du conteneur {{id}}',
  'the question for its processors': 'la question sur ses processeurs',
  'the question for its machine': 'la question sur sa machine',
  'the question for its version': 'la question sur sa version',
  'the list of containers': 'la liste des conteneurs',
  'the list of images': 'la liste des images',
  'the list of networks': 'la liste des réseaux',
  'the list of volumes': 'la liste des volumes',
  'the sizes of the images': 'la taille des images',
  'the usage of container {{id}}': 'les ressources du conteneur {{id}}',
  'the creation of container {{name}}': 'la création du conteneur {{name}}',
  'the start of container {{id}}': 'le démarrage du conteneur {{id}}',
  'the stop of container {{id}}': 'l’arrêt du conteneur {{id}}',
  'the restart of container {{id}}': 'le redémarrage du conteneur {{id}}',
  'the new name {{name}} for container {{id}}': 'le nouveau nom {{name}} du conteneur {{id}}',
  'the removal of container {{id}}': 'la suppression du conteneur {{id}}',
  'the removal of image {{id}}': 'la suppression de l’image {{id}}',
  'the removal of network {{id}}': 'la suppression du réseau {{id}}',
  'the removal of volume {{name}}': 'la suppression du volume {{name}}',
  'the naming of {{tag}}': 'le nommage de {{tag}}',
  'the import of {{reference}}': 'l’importation de {{reference}}',
  'the pull of {{image}}': 'le téléchargement de {{image}}',
  'the logs of container {{id}}': 'les journaux du conteneur {{id}}',
  'the creation of network {{name}}': 'la création du réseau {{name}}',
  'the creation of volume {{name}}': 'la création du volume {{name}}',
  'the disconnection of {{endpoint}}': 'la déconnexion de {{endpoint}}',
  'the connection to network {{network}}': 'la connexion au réseau {{network}}',
  'the stream of events': 'le flux des événements',
  'the terminal in container {{id}}': 'le terminal dans le conteneur {{id}}',
  'the run of a command in container {{id}}': 'l’exécution d’une commande dans le conteneur {{id}}',
  'the login at {{registry}}': 'la connexion à {{registry}}',
  "the host's lock": 'le verrou de l’hôte',

  // Files, folders and the database
  'it is not there any more': 'il n’est plus là',
  'it cannot be made there': 'il ne peut pas y être créé',
  'it is not there': 'il n’est pas là',
  'it cannot be read': 'il ne peut pas être lu',
  "it is not a configuration of Docker's": 'ce n’est pas une configuration de Docker',
  'permission denied': 'permission refusée',
  'the file system is read-only': 'le système de fichiers est en lecture seule',
  'a part of the path is a file': 'une partie du chemin est un fichier',
  'a file is in its place': 'un fichier est à sa place',
  'the path is too long': 'le chemin est trop long',
  'the path leads in a circle': 'le chemin tourne en rond',
  'the disk reported an error': 'le disque a signalé une erreur',
  'the database file cannot be opened': 'le fichier de la base ne peut pas être ouvert',
  'the database file is read-only': 'le fichier de la base est en lecture seule',
  'the file cannot be read: {{reason}}': 'le fichier ne peut pas être lu : {{reason}}',
  'no reason is known': 'la raison n’est pas connue',
  'the file has {{size}} bytes; {{most}} are the most': 'le fichier fait {{size}} octets ; le maximum est {{most}}',

  // Registries and secrets
  'a server does not take over logins of its account': 'un serveur ne reprend pas les connexions de son compte',
  'it is kept by the credential helper {{helper}}, which is not run':
    'elle est gardée par l’assistant d’identification {{helper}}, qui n’est pas exécuté',
  'it is a token of one session, not a password': 'c’est le jeton d’une session, pas un mot de passe',
  'it has no password': 'elle n’a pas de mot de passe',
  'it has no name or no password': 'elle n’a pas de nom ou pas de mot de passe',
  '{{written}} is not a registry; write its host name, with the port where it has one':
    '{{written}} n’est pas un registre ; écrivez son nom d’hôte, avec le port s’il en a un',
  'The password for {{registry}}': 'Le mot de passe de {{registry}}',
  'The value of {{variable}}': 'La valeur de {{variable}}',
  'it is not stored here': 'elle n’est pas enregistrée ici',
  'it was sealed in the desktop window, and only that can open it':
    'il a été scellé dans l’application de bureau, et elle seule peut l’ouvrir',
  'it has a form that this version does not know': 'il a une forme que cette version ne connaît pas',
  'it was sealed with another key': 'il a été scellé avec une autre clé',
  'it is damaged': 'il est endommagé',
  'it is damaged, or was moved from another record':
    'il est endommagé, ou a été déplacé depuis un autre enregistrement',
  'it was moved from another record': 'il a été déplacé depuis un autre enregistrement',
  'the key store of this system does not open it': 'le trousseau de ce système ne l’ouvre pas',
  'this desktop session has no key store, such as GNOME Keyring or KWallet, that is unlocked':
    'cette session de bureau n’a pas de trousseau déverrouillé, tel que GNOME Keyring ou KWallet',
  '{{source}} does not hold 32 bytes in hex or base64': '{{source}} ne contient pas 32 octets en hexadécimal ou base64',
  'the key file {{file}} is not there': 'le fichier de clé {{file}} n’est pas là',
  'others can read the key file {{file}}; give it the mode 0600':
    'd’autres peuvent lire le fichier de clé {{file}} ; donnez-lui le mode 0600',
  'the key file {{file}}': 'le fichier de clé {{file}}',
  'the key file {{file}} cannot be read': 'le fichier de clé {{file}} ne peut pas être lu',
  'the key file {{file}} cannot be made': 'le fichier de clé {{file}} ne peut pas être créé',
  'A secret does not open: {{reason}}': 'Un secret ne s’ouvre pas : {{reason}}',

  // What a clean-up leaves
  'it is in use or needed by now, or not there': 'il est utilisé ou nécessaire à présent, ou absent',
  'a command began to work on the host': 'une commande a commencé à travailler sur l’hôte',

  // Who asks
  you: 'vous',
  admin: 'administrateur',
  operator: 'opérateur',
  viewer: 'lecteur',

  // Input
  'it is not after from': 'ce n’est pas après le début',
  'use lower-case letters, digits and -, starting with a letter':
    'utilisez des minuscules, des chiffres et -, en commençant par une lettre',
}
