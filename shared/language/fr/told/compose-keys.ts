/** What the editor says of the keys of a compose document: what they do, what they take, why one has no effect. */
export const composeKeys: Readonly<Record<string, string>> = {
  // What keys take
  'a duration, such as 30s or 1m30s': 'une durée, comme 30s ou 1m30s',
  'microseconds, or a duration': 'des microsecondes, ou une durée',
  'a list of text': 'une liste de textes',
  'a line, or a list of words': 'une ligne, ou une liste de mots',
  'names with values': 'des noms avec des valeurs',
  'paths of files': 'des chemins de fichiers',
  'a service, here or in another file': 'un service, ici ou dans un autre fichier',
  'a folder, or a mapping': 'un dossier, ou une table',
  'a list of commands': 'une liste de commandes',
  'names of models': 'des noms de modèles',
  'a list of paths': 'une liste de chemins',
  'a list of configs': 'une liste de configurations',
  'a list of secrets': 'une liste de secrets',
  'names with addresses': 'des noms avec des adresses',
  'a count of bytes, or -1 for no limit': 'un nombre d’octets, ou -1 pour aucune limite',
  'all, or a list of requests': 'all, ou une liste de demandes',
  'limits by name': 'des limites par nom',
  'a whole number from -1000 to 1000': 'un nombre entier de -1000 à 1000',
  'a whole number from 0 to 1000': 'un nombre entier de 0 à 1000',
  'a line, or a list that starts with CMD, CMD-SHELL or NONE':
    'une ligne, ou une liste qui commence par CMD, CMD-SHELL ou NONE',
  'a list of requests': 'une liste de demandes',
  'a list of resources': 'une liste de ressources',
  'a whole number, or all': 'un nombre entier, ou all',
  'a list of preferences': 'une liste de préférences',
  'a port, or a range in quotes': 'un port, ou une plage entre guillemets',
  'a volume, or a path on the host': 'un volume, ou un chemin sur l’hôte',
  'an octal number, such as 0o1777': 'un nombre octal, comme 0o1777',
  'an octal number, such as 0o440': 'un nombre octal, comme 0o440',
  'a number in quotes': 'un nombre entre guillemets',
  'a list of disks': 'une liste de disques',
  'services by name': 'des services par nom',
  'volumes by name': 'des volumes par nom',
  'networks by name': 'des réseaux par nom',
  'configs by name': 'des configurations par nom',
  'secrets by name': 'des secrets par nom',
  'models by name': 'des modèles par nom',
  'paths of compose files': 'des chemins de fichiers compose',
  'a path, or a list of paths': 'un chemin, ou une liste de chemins',
  'a list of pools': 'une liste de plages',
  'a list of rules': 'une liste de règles',

  // Why something has no effect, or is refused
  'the plan for an older Engine names it and changes nothing.':
    'le plan pour un moteur plus ancien le nomme et ne change rien.',
  'it is for Windows containers.': 'c’est pour les conteneurs Windows.',
  'it can be shared with the host only.': 'il ne peut être partagé qu’avec l’hôte.',
  'images are not built; the host has the image of that name, or it is pulled where image names it.':
    'les images ne sont pas construites ; l’hôte a l’image de ce nom, ou elle est téléchargée si image la nomme.',
  'it is for developing with Compose itself.': 'c’est pour développer avec Compose lui-même.',
  'logs are shown of every service.': 'les journaux de chaque service sont affichés.',
  'it runs helper containers that only Docker Compose itself knows.':
    'cela exécute des conteneurs auxiliaires que seul Docker Compose connaît.',
  'Use a service that depends_on can wait for.': 'Utilisez un service que depends_on peut attendre.',
  'it needs Docker Model Runner, which a plain Engine does not have.':
    'il faut Docker Model Runner, qu’un simple moteur n’a pas.',
  'it runs a program on the host.': 'cela exécute un programme sur l’hôte.',
  'it has no effect in Compose either.': 'cela n’a pas d’effet dans Compose non plus.',
  "it would give a container the host's Docker socket.": 'cela donnerait à un conteneur le socket Docker de l’hôte.',
  'it belongs to Docker Swarm.': 'cela relève de Docker Swarm.',
  'Use labels of the service.': 'Utilisez les étiquettes du service.',
  'on one host there is one container all the same.': 'sur un hôte, il y a un conteneur de toute façon.',
  'what fails is always led back.': 'ce qui échoue est toujours ramené à l’état précédent.',
  'only memory can be reserved.': 'seule la mémoire peut être réservée.',
  'the Engine chooses it.': 'le moteur le choisit.',
  'services are replaced in their order.': 'les services sont remplacés dans leur ordre.',
  'each is waited for.': 'chacun est attendu.',
  'none is borne.': 'aucun n’est toléré.',
  'how containers are replaced is the same for every service.':
    'les conteneurs de tous les services sont remplacés de la même façon.',
  'it is for people only.': 'c’est pour les personnes seulement.',
  'it is for Docker Desktop.': 'c’est pour Docker Desktop.',
  'other than in the main network it needs Engine API 1.44.': 'hors du réseau principal, il faut l’API 1.44 du moteur.',
  'names are known only inside of the image.': 'les noms ne sont connus qu’à l’intérieur de l’image.',
  'it is obsolete.': 'c’est obsolète.',
  'only a Swarm keeps such ones.': 'seul un Swarm en garde.',
  'it is copied into containers as a file.': 'il est copié dans les conteneurs comme fichier.',
  'images are not built; the image of that name is pulled.':
    'les images ne sont pas construites ; l’image de ce nom est téléchargée.',

  // Services
  'The image that the container is made from, with its tag or digest.':
    'L’image dont est fait le conteneur, avec son tag ou son empreinte.',
  'What runs in the container, in place of the image’s own command.':
    'Ce qui s’exécute dans le conteneur, à la place de la commande de l’image.',
  'The program that gets the command, in place of the image’s own.':
    'Le programme qui reçoit la commande, à la place de celui de l’image.',
  'Variables of the container; a name alone takes its value from the variables of the stack.':
    'Variables du conteneur ; un nom seul prend sa valeur des variables de la stack.',
  'Files with variables of the container; environment wins over them.':
    'Fichiers de variables du conteneur ; environment l’emporte sur eux.',
  'Files with labels of the container; labels wins over them.':
    'Fichiers d’étiquettes du conteneur ; labels l’emporte sur eux.',
  'Labels of the container.': 'Étiquettes du conteneur.',
  'Notes for the runtime of the container.': 'Notes pour l’environnement d’exécution du conteneur.',
  'Folder inside the container that the command starts in.': 'Dossier du conteneur où démarre la commande.',
  'User, or user:group, that the command runs as.':
    'Utilisateur, ou utilisateur:groupe, sous lequel s’exécute la commande.',
  'Further groups of the user that the command runs as.': 'Autres groupes de l’utilisateur de la commande.',
  'Runs a small init as the first process, which hands on signals and reaps children.':
    'Exécute un petit init comme premier processus, qui transmet les signaux et recueille les processus enfants.',
  'Gives the command a terminal.': 'Donne un terminal à la commande.',
  'Keeps the standard input of the command open.': 'Garde ouverte l’entrée standard de la commande.',
  'Signal that asks the command to end.': 'Signal qui demande à la commande de se terminer.',
  'How long the command may take to end before it is killed; 10s unless given.':
    'Temps laissé à la commande pour se terminer avant d’être tuée ; 10s par défaut.',
  'When the Engine starts the container again after it ended.': 'Quand le moteur redémarre le conteneur après sa fin.',
  'A fixed name of the container; it rules out several replicas.':
    'Un nom fixe du conteneur ; il exclut plusieurs répliques.',
  'Operating system and processor of the image.': 'Système d’exploitation et processeur de l’image.',
  'When the image is pulled.': 'Quand l’image est téléchargée.',
  'The service belongs to the document only where one of these profiles is chosen.':
    'Le service ne fait partie du document que si l’un de ces profils est choisi.',
  'Takes over the keys of another service.': 'Reprend les clés d’un autre service.',
  'How many containers; the same as deploy.replicas.': 'Nombre de conteneurs ; identique à deploy.replicas.',
  'Services that are started before, with the condition that is waited for.':
    'Services démarrés avant, avec la condition attendue.',
  'How the Engine finds out that the service does its work.':
    'Comment le moteur constate que le service fait son travail.',
  'How many containers, what they may use, and how they are replaced.':
    'Nombre de conteneurs, ce qu’ils peuvent utiliser, et comment ils sont remplacés.',
  'How the image is built.': 'Comment l’image est construite.',
  'What Compose watches while a person develops.': 'Ce que Compose surveille pendant le développement.',
  'Whether Compose shows the log of the service in its terminal.':
    'Si Compose affiche le journal du service dans son terminal.',
  'Where the output of the container is kept.': 'Où la sortie du conteneur est conservée.',
  'Commands that are run inside the container after its start.':
    'Commandes exécutées dans le conteneur après son démarrage.',
  'Commands that are run inside the container before its stop.':
    'Commandes exécutées dans le conteneur avant son arrêt.',
  'Helper containers that are run before the start.': 'Conteneurs auxiliaires exécutés avant le démarrage.',
  'Language models that the service uses.': 'Modèles de langage que le service utilise.',
  'A program that provides the service in place of a container.':
    'Un programme qui fournit le service à la place d’un conteneur.',
  'After what time the image is pulled again.': 'Délai après lequel l’image est téléchargée de nouveau.',
  'Gives the container the socket of the Engine.': 'Donne au conteneur le socket du moteur.',
  'Volumes and folders of the host in the container, as name:/path or ./folder:/path.':
    'Volumes et dossiers de l’hôte dans le conteneur, comme nom:/chemin ou ./dossier:/chemin.',
  'Takes over the mounts of another service.': 'Reprend les montages d’un autre service.',
  'Folders of the container that are kept in memory only.': 'Dossiers du conteneur gardés en mémoire seulement.',
  'Configs of the document that the container sees as files.':
    'Configurations du document que le conteneur voit comme fichiers.',
  'Secrets of the document, as files below /run/secrets.': 'Secrets du document, en fichiers sous /run/secrets.',
  'The container’s own file system cannot be written.': 'Le système de fichiers du conteneur n’est pas modifiable.',
  'Options of the Engine’s storage, such as size.': 'Options du stockage du moteur, comme size.',
  'Size of the memory that processes share at /dev/shm.':
    'Taille de la mémoire que les processus partagent dans /dev/shm.',
  'Ports of the host that lead into the container, as "8080:80".':
    'Ports de l’hôte qui mènent dans le conteneur, comme "8080:80".',
  'Ports that other containers may use; nothing is opened on the host.':
    'Ports que d’autres conteneurs peuvent utiliser ; rien n’est ouvert sur l’hôte.',
  'Networks that the service joins; the default one unless given.':
    'Réseaux que rejoint le service ; celui par défaut sinon.',
  'The network of something else in place of networks of its own.':
    'Le réseau d’autre chose à la place de ses propres réseaux.',
  'Further names under which other services are reached, as service:name.':
    'Autres noms par lesquels on atteint d’autres services, comme service:nom.',
  'Further names for containers that are not of this document.': 'Autres noms pour des conteneurs hors de ce document.',
  'The container’s own host name.': 'Le nom d’hôte du conteneur.',
  'The domain of the container’s host name.': 'Le domaine du nom d’hôte du conteneur.',
  'The container’s own hardware address.': 'L’adresse matérielle du conteneur.',
  'Names with addresses, as name=address; host-gateway is the host.':
    'Noms avec adresses, comme nom=adresse ; host-gateway est l’hôte.',
  'Name servers in place of the Engine’s own.': 'Serveurs de noms à la place de ceux du moteur.',
  'Options for the look-up of names.': 'Options de résolution des noms.',
  'Domains in which short names are looked up.': 'Domaines où sont cherchés les noms courts.',
  'Lets the container do to the host whatever root can do.':
    'Laisse le conteneur faire à l’hôte tout ce que peut root.',
  'Capabilities of Linux that the container gets beside the usual ones.':
    'Capacités Linux que le conteneur reçoit en plus des habituelles.',
  'Capabilities of Linux that are taken from the container.': 'Capacités Linux retirées au conteneur.',
  'How the kernel guards the container.': 'Comment le noyau surveille le conteneur.',
  'Settings of the kernel inside the container.': 'Réglages du noyau dans le conteneur.',
  'Whose shared memory the container sees.': 'La mémoire partagée que voit le conteneur.',
  'Whose processes the container sees.': 'Les processus que voit le conteneur.',
  'Whose host name the container has.': 'Le nom d’hôte qu’a le conteneur.',
  'Which control groups the container sees.': 'Les groupes de contrôle que voit le conteneur.',
  'Whether users of the container are mapped to others of the host.':
    'Si les utilisateurs du conteneur correspondent à d’autres sur l’hôte.',
  'How Windows keeps the container apart.': 'Comment Windows isole le conteneur.',
  'Account of a Windows domain that the container uses.': 'Compte d’un domaine Windows que le conteneur utilise.',
  'The runtime that starts the container, such as runc.':
    'L’environnement d’exécution qui démarre le conteneur, comme runc.',

  // Limits
  'Processors that the container may use at most, such as 0.5.':
    'Processeurs que le conteneur peut utiliser au plus, comme 0.5.',
  'Memory that the container may use at most.': 'Mémoire que le conteneur peut utiliser au plus.',
  'Memory that is left to the container when the host runs short of it.':
    'Mémoire laissée au conteneur quand l’hôte en manque.',
  'Memory and swap together that the container may use at most.':
    'Mémoire et échange ensemble que le conteneur peut utiliser au plus.',
  'How readily the kernel swaps out the container’s memory, 0 to 100.':
    'Propension du noyau à déplacer la mémoire du conteneur vers l’échange, de 0 à 100.',
  'Processes that the container may have at most; -1 for no limit.':
    'Processus que le conteneur peut avoir au plus ; -1 pour aucune limite.',
  'Weight of the container where processors are scarce; 1024 unless given.':
    'Poids du conteneur quand les processeurs sont rares ; 1024 par défaut.',
  'Period over which cpu_quota counts.': 'Période sur laquelle compte cpu_quota.',
  'Processor time in each cpu_period.': 'Temps de processeur dans chaque cpu_period.',
  'Period over which cpu_rt_runtime counts.': 'Période sur laquelle compte cpu_rt_runtime.',
  'Real-time processor time in each cpu_rt_period.': 'Temps réel de processeur dans chaque cpu_rt_period.',
  'Processors that the container may run on, such as 0-3.':
    'Processeurs sur lesquels le conteneur peut s’exécuter, comme 0-3.',
  'Processors that a Windows container may use.': 'Processeurs qu’un conteneur Windows peut utiliser.',
  'Share of the processors that a Windows container may use.':
    'Part des processeurs qu’un conteneur Windows peut utiliser.',
  'Control group that the container’s own is below.': 'Groupe de contrôle parent de celui du conteneur.',
  'Weights and limits of what the container reads from and writes to disks.':
    'Poids et limites de ce que le conteneur lit et écrit sur les disques.',
  'Devices of the host in the container, as host:container:rwm.':
    'Périphériques de l’hôte dans le conteneur, comme hôte:conteneur:rwm.',
  'Kinds of devices that the container may use.': 'Genres de périphériques que le conteneur peut utiliser.',
  'Graphics processors for the container.': 'Processeurs graphiques pour le conteneur.',
  'Limits of each process of the container.': 'Limites de chaque processus du conteneur.',
  'The kernel does not end the container’s processes when memory runs out.':
    'Le noyau ne tue pas les processus du conteneur quand la mémoire manque.',
  'How early the kernel ends the container when memory runs out.':
    'À quel point le noyau tue tôt le conteneur quand la mémoire manque.',

  // Health checks and dependencies
  'The check; exit code 0 is healthy.': 'Le contrôle ; le code de sortie 0 signifie sain.',
  'Time between two checks; 30s unless given.': 'Temps entre deux contrôles ; 30s par défaut.',
  'How long one check may take; 30s unless given.': 'Durée maximale d’un contrôle ; 30s par défaut.',
  'Failures in a row that make the service unhealthy; 3 unless given.':
    'Échecs de suite qui rendent le service défaillant ; 3 par défaut.',
  'Time to start up, in which failures do not count.': 'Temps de démarrage, pendant lequel les échecs ne comptent pas.',
  'Time between two checks while the service starts up.': 'Temps entre deux contrôles pendant le démarrage du service.',
  'Switches off the check that the image brings.': 'Désactive le contrôle qu’apporte l’image.',
  'What is waited for.': 'Ce qui est attendu.',
  'With false a service that is missing or fails is only a warning.':
    'Avec false, un service absent ou en échec n’est qu’un avertissement.',
  'The service is restarted when the one it depends on is replaced.':
    'Le service est redémarré quand celui dont il dépend est remplacé.',

  // Deploy
  'How many containers the service has.': 'Nombre de conteneurs du service.',
  'What each container may use, and what is kept for it.':
    'Ce que chaque conteneur peut utiliser, et ce qui lui est réservé.',
  'When the Engine starts a container again; it wins over restart.':
    'Quand le moteur redémarre un conteneur ; l’emporte sur restart.',
  'Labels of the Swarm service.': 'Étiquettes du service Swarm.',
  'One container on each host, or a number of replicas.': 'Un conteneur par hôte, ou un nombre de répliques.',
  'How containers are replaced by new ones.': 'Comment les conteneurs sont remplacés par de nouveaux.',
  'How containers are led back after a failed update.':
    'Comment les conteneurs sont ramenés à l’état précédent après une mise à jour ratée.',
  'Which hosts of a Swarm the containers go to.': 'Les hôtes d’un Swarm où vont les conteneurs.',
  'How a Swarm service is reached.': 'Comment on atteint un service Swarm.',
  'What each container may use at most.': 'Ce que chaque conteneur peut utiliser au plus.',
  'What is kept for each container.': 'Ce qui est réservé à chaque conteneur.',
  'Processors, such as "0.5".': 'Processeurs, comme "0.5".',
  'Memory, such as 512m.': 'Mémoire, comme 512m.',
  'Devices, asked for by what they can do.': 'Périphériques, demandés d’après ce qu’ils savent faire.',
  'Resources that a Swarm counts.': 'Ressources que compte un Swarm.',
  'What the devices can do, such as gpu.': 'Ce que savent faire les périphériques, comme gpu.',
  'The driver of the devices.': 'Le pilote des périphériques.',
  'How many devices.': 'Nombre de périphériques.',
  'Which devices.': 'Quels périphériques.',
  'Options of the driver.': 'Options du pilote.',
  'When a container is started again.': 'Quand un conteneur est redémarré.',
  'How often it is tried after a failure.': 'Nombre d’essais après un échec.',
  'Time between two attempts.': 'Temps entre deux tentatives.',
  'How long a container runs until it counts as started.':
    'Temps d’exécution avant qu’un conteneur compte comme démarré.',
  'With start-first the new container is started beside the old one, where that is safe.':
    'Avec start-first, le nouveau conteneur démarre à côté de l’ancien, là où c’est sans risque.',
  'How long a new container is watched before the update counts as good.':
    'Temps d’observation d’un nouveau conteneur avant que la mise à jour compte comme réussie.',
  'How many containers are replaced at a time.': 'Nombre de conteneurs remplacés à la fois.',
  'What follows a failure.': 'Ce qui suit un échec.',
  'Time between two replacements.': 'Temps entre deux remplacements.',
  'Share of failures that is borne.': 'Part d’échecs tolérée.',
  'Whether the new container starts before the old one stops.':
    'Si le nouveau conteneur démarre avant l’arrêt de l’ancien.',
  'How long a new container is watched.': 'Temps d’observation d’un nouveau conteneur.',
  'What a host has to have.': 'Ce que doit avoir un hôte.',
  'How containers are spread over the hosts.': 'Comment les conteneurs sont répartis sur les hôtes.',
  'Containers on one host at most.': 'Conteneurs sur un hôte, au plus.',
  'Label of the hosts over whose values containers are spread.':
    'Étiquette des hôtes selon laquelle les conteneurs sont répartis.',
  'A kind of resource and how many.': 'Un genre de ressource et combien.',
  'The kind of the resource.': 'Le genre de la ressource.',
  'How many.': 'Combien.',

  // Ports and mounts
  'The port inside the container.': 'Le port dans le conteneur.',
  'The port of the host; a free one unless given.': 'Le port de l’hôte ; un port libre par défaut.',
  'How it is spoken to.': 'Comment on lui parle.',
  'Address of the host that it is opened on; all unless given.':
    'Adresse de l’hôte où il est ouvert ; toutes par défaut.',
  'A name for people.': 'Un nom pour les personnes.',
  'What is spoken over it.': 'Ce qui y est parlé.',
  'How a Swarm opens it.': 'Comment un Swarm l’ouvre.',
  'What is mounted.': 'Ce qui est monté.',
  'Where it comes from.': 'D’où il vient.',
  'Where it is inside the container.': 'Où il se trouve dans le conteneur.',
  'The container cannot write to it.': 'Le conteneur ne peut pas y écrire.',
  'How a folder of the host is mounted.': 'Comment un dossier de l’hôte est monté.',
  'How a volume is mounted.': 'Comment un volume est monté.',
  'How large a folder in memory may be, and who may use it.':
    'Taille possible d’un dossier en mémoire, et qui peut l’utiliser.',
  'How closely container and host agree.': 'À quel point conteneur et hôte concordent.',
  'Which part of an image is mounted.': 'Quelle partie d’une image est montée.',
  'The folder is made where the host has none.': 'Le dossier est créé si l’hôte n’en a pas.',
  'Whether mounts below it are seen on the other side.': 'Si les montages en dessous sont vus de l’autre côté.',
  'z where several containers share it, Z where one has it alone.':
    'z si plusieurs conteneurs le partagent, Z si un seul l’a.',
  'What becomes of mounts below it.': 'Ce que deviennent les montages en dessous.',
  'An empty volume is not filled with what the image has there.':
    'Un volume vide n’est pas rempli avec ce que l’image contient à cet endroit.',
  'Labels of a volume without a name.': 'Étiquettes d’un volume sans nom.',
  'Folder in the volume that is mounted.': 'Dossier du volume qui est monté.',
  'How large it may become.': 'Taille qu’il peut atteindre.',
  'Who may use it.': 'Qui peut l’utiliser.',
  'Folder in the image that is mounted.': 'Dossier de l’image qui est monté.',

  // Networks of a service
  'Further names of the service in this network.': 'Autres noms du service dans ce réseau.',
  'A fixed IPv4 address in this network.': 'Une adresse IPv4 fixe dans ce réseau.',
  'A fixed IPv6 address in this network.': 'Une adresse IPv6 fixe dans ce réseau.',
  'Link-local addresses in this network.': 'Adresses de lien local dans ce réseau.',
  'A fixed hardware address in this network.': 'Une adresse matérielle fixe dans ce réseau.',
  'Options of the network’s driver for this service.': 'Options du pilote du réseau pour ce service.',
  'The network of the highest number is joined first.': 'Le réseau du plus grand nombre est rejoint en premier.',
  'The network of the highest number leads out.': 'Le réseau du plus grand nombre mène vers l’extérieur.',
  'Name of the interface inside the container.': 'Nom de l’interface dans le conteneur.',

  // Files
  'Its name at the top of the document.': 'Son nom en tête du document.',
  'Where the file is inside the container.': 'Où se trouve le fichier dans le conteneur.',
  'User who owns the file.': 'Utilisateur propriétaire du fichier.',
  'Group that owns the file.': 'Groupe propriétaire du fichier.',
  'Who may read the file.': 'Qui peut lire le fichier.',
  'The file.': 'Le fichier.',
  'With false the file may be missing.': 'Avec false, le fichier peut manquer.',
  'raw takes every line as it is: no quotes, no variables.':
    'raw prend chaque ligne telle quelle : ni guillemets, ni variables.',
  'The service that is taken over.': 'Le service repris.',
  'The file of that service; this one unless given.': 'Le fichier de ce service ; celui-ci par défaut.',
  'What keeps the output.': 'Ce qui conserve la sortie.',
  'Options of the driver, such as max-size.': 'Options du pilote, comme max-size.',
  'The limit that holds.': 'La limite en vigueur.',
  'The limit up to which the process may raise it.': 'La limite jusqu’à laquelle le processus peut l’augmenter.',
  'The device on the host.': 'Le périphérique sur l’hôte.',
  'The device inside the container.': 'Le périphérique dans le conteneur.',
  'r to read, w to write, m to make.': 'r pour lire, w pour écrire, m pour créer.',
  'Weight of the container on every disk.': 'Poids du conteneur sur chaque disque.',
  'Weight on one disk.': 'Poids sur un disque.',
  'Bytes a second that may be read.': 'Octets par seconde qui peuvent être lus.',
  'Bytes a second that may be written.': 'Octets par seconde qui peuvent être écrits.',
  'Reads a second.': 'Lectures par seconde.',
  'Writes a second.': 'Écritures par seconde.',
  'The disk.': 'Le disque.',
  'The weight.': 'Le poids.',
  'The rate.': 'Le débit.',

  // At the top
  'What runs: one entry for each service.': 'Ce qui s’exécute : une entrée par service.',
  'Named volumes; they are kept when containers are replaced.':
    'Volumes nommés ; ils sont conservés quand les conteneurs sont remplacés.',
  'Networks that services share.': 'Réseaux que partagent les services.',
  'Files that services can read.': 'Fichiers que les services peuvent lire.',
  'Files with secrets that services can read.': 'Fichiers de secrets que les services peuvent lire.',
  'Name of the project; a stack keeps its own name.': 'Nom du projet ; une stack garde le sien.',
  'Other compose files whose services belong to this document too.':
    'Autres fichiers compose dont les services font aussi partie de ce document.',
  'Version of the file format, which nothing reads any more.': 'Version du format de fichier, que plus rien ne lit.',
  'Language models that services use.': 'Modèles de langage que les services utilisent.',
  'The compose file.': 'Le fichier compose.',
  'Folder that relative paths in it start from.': 'Dossier d’où partent ses chemins relatifs.',
  'Files with the variables that fill it in.': 'Fichiers des variables qui le remplissent.',
  'It exists already: it is neither made nor removed.': 'Il existe déjà : il n’est ni créé ni supprimé.',
  'The name on the host; the stack’s name is put before its key unless given.':
    'Le nom sur l’hôte ; par défaut, le nom de la stack précède sa clé.',
  'What carries the network; bridge unless given.': 'Ce qui porte le réseau ; bridge par défaut.',
  'No way out of it to other networks.': 'Aucune sortie vers d’autres réseaux.',
  'Containers of others may join it.': 'Les conteneurs d’autres peuvent le rejoindre.',
  'It has IPv6 addresses too.': 'Il a aussi des adresses IPv6.',
  'It has IPv4 addresses.': 'Il a des adresses IPv4.',
  'Its addresses.': 'Ses adresses.',
  'Labels of the network.': 'Étiquettes du réseau.',
  'What gives out addresses.': 'Ce qui attribue les adresses.',
  'Pools that addresses are taken from.': 'Plages d’où viennent les adresses.',
  'Options of what gives out addresses.': 'Options de ce qui attribue les adresses.',
  'The addresses, such as 172.28.0.0/16.': 'Les adresses, comme 172.28.0.0/16.',
  'Address of the way out.': 'Adresse de la sortie.',
  'The part of the subnet that containers get.': 'La partie du sous-réseau donnée aux conteneurs.',
  'Addresses that are kept free.': 'Adresses laissées libres.',
  'What keeps the volume; local unless given.': 'Ce qui garde le volume ; local par défaut.',
  'Labels of the volume.': 'Étiquettes du volume.',
  'The file that holds the content; it is kept with the version.':
    'Le fichier du contenu ; il est conservé avec la version.',
  'Variable that holds the content.': 'Variable qui tient le contenu.',
  'The name under which a Swarm keeps it.': 'Le nom sous lequel un Swarm le garde.',
  'Labels that a Swarm keeps with it.': 'Étiquettes qu’un Swarm garde avec lui.',
  'It exists already.': 'Il existe déjà.',
  'What fills in its content.': 'Ce qui remplit son contenu.',
  'The content itself.': 'Le contenu lui-même.',
  'What keeps it.': 'Ce qui le garde.',
  'Options of what keeps it.': 'Options de ce qui le garde.',
  'The name on the host.': 'Le nom sur l’hôte.',
  'Write it beside external.': 'Écrivez-le à côté d’external.',

  // Builds, and what is seldom used
  'Folder or repository that the image is built from.': 'Dossier ou dépôt dont l’image est construite.',
  'The Dockerfile, as seen from the context.': 'Le Dockerfile, vu depuis le contexte.',
  'The Dockerfile itself.': 'Le Dockerfile lui-même.',
  'Stage of the Dockerfile that is built.': 'Étape du Dockerfile qui est construite.',
  'Variables of the build.': 'Variables de la construction.',
  'Further names of the image.': 'Autres noms de l’image.',
  'Labels of the image.': 'Étiquettes de l’image.',
  'Systems and processors that the image is built for.':
    'Systèmes et processeurs pour lesquels l’image est construite.',
  'Further folders that the Dockerfile can name.': 'Autres dossiers que le Dockerfile peut nommer.',
  'Secrets that the build can read.': 'Secrets que la construction peut lire.',
  'SSH keys that the build can use.': 'Clés SSH que la construction peut utiliser.',
  'Images whose layers are used again.': 'Images dont les couches sont réutilisées.',
  'Where layers are kept.': 'Où les couches sont conservées.',
  'Nothing is used again.': 'Rien n’est réutilisé.',
  'The images it builds on are pulled each time.': 'Les images de base sont téléchargées à chaque fois.',
  'Network of the build.': 'Réseau de la construction.',
  'Names with addresses for the build.': 'Noms avec adresses pour la construction.',
  'Shared memory of the build.': 'Mémoire partagée de la construction.',
  'Limits of the processes of the build.': 'Limites des processus de la construction.',
  'What the build may do beyond the usual.': 'Ce que la construction peut faire de plus que d’habitude.',
  'The build may do whatever root can do.': 'La construction peut faire tout ce que peut root.',
  'How Windows keeps the build apart.': 'Comment Windows isole la construction.',
  'Where the file is in the build.': 'Où se trouve le fichier dans la construction.',
  'What is done when a file changes.': 'Ce qui est fait quand un fichier change.',
  'What is watched.': 'Ce qui est surveillé.',
  'What is done.': 'Ce qui est fait.',
  'Where the files go inside the container.': 'Où vont les fichiers dans le conteneur.',
  'What is not watched.': 'Ce qui n’est pas surveillé.',
  'What is run then.': 'Ce qui est alors exécuté.',
  'What is run.': 'Ce qui est exécuté.',
  'User that it runs as.': 'Utilisateur sous lequel cela s’exécute.',
  'It may do whatever root can do.': 'Peut faire tout ce que peut root.',
  'Folder that it starts in.': 'Dossier où cela démarre.',
  'Its variables.': 'Ses variables.',
  'Config that holds the account.': 'Configuration qui tient le compte.',
  'File that holds the account.': 'Fichier qui tient le compte.',
  'Place in the registry that holds the account.': 'Endroit du registre qui tient le compte.',
}
