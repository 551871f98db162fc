/** What the catalogue says of components as such: what they are, how long they are looked after, what to know before. */
export const components: Readonly<Record<string, string>> = {
  // Categories
  'Web servers and proxies': 'Serveurs web et proxys',
  'Your own application': 'Votre propre application',
  Databases: 'Bases de données',
  Caches: 'Caches',
  'Message brokers': 'Courtiers de messages',
  'Object storage': 'Stockage d’objets',
  Search: 'Recherche',
  Observability: 'Observabilité',
  'Tools for looking in': 'Outils de consultation',
  Identity: 'Identité',
  'Complete applications': 'Applications complètes',

  // Names that are no names
  'Node.js application': 'Application Node.js',
  'Python application': 'Application Python',
  'MinIO (no longer maintained)': 'MinIO (plus maintenu)',

  // What they are
  'Web server and reverse proxy: one door in front of your applications.':
    'Serveur web et proxy inverse : une seule porte devant vos applications.',
  'A reverse proxy that finds its applications by labels, through the Docker socket.':
    'Un proxy inverse qui trouve ses applications par leurs étiquettes, à travers le socket Docker.',
  'A web server and reverse proxy that gets its certificates by itself.':
    'Un serveur web et proxy inverse qui obtient lui-même ses certificats.',
  'A load balancer and reverse proxy for much traffic.':
    'Un répartiteur de charge et proxy inverse pour un trafic important.',
  'Your own application on Node.js: from an image, a folder of the host, or a page to start from.':
    'Votre propre application sur Node.js : depuis une image, un dossier de l’hôte, ou une page de départ.',
  'Your own application in Python: from an image, a folder of the host, or a page to start from.':
    'Votre propre application en Python : depuis une image, un dossier de l’hôte, ou une page de départ.',
  'Runs PHP behind a web server such as nginx or Caddy.': 'Exécute PHP derrière un serveur web comme nginx ou Caddy.',
  'Runs Java web applications (WAR archives).': 'Exécute des applications web Java (archives WAR).',
  'Runs Jakarta EE applications.': 'Exécute des applications Jakarta EE.',
  'The relational database that most applications know.':
    'La base relationnelle que connaissent la plupart des applications.',
  'The relational database of much of the web.': 'La base relationnelle d’une grande partie du web.',
  'A relational database that clients of MySQL can use.':
    'Une base relationnelle que les clients MySQL peuvent utiliser.',
  'A database of documents instead of tables.': 'Une base de documents plutôt que de tables.',
  'A fast store in memory, for caches, sessions and queues.':
    'Un stockage rapide en mémoire, pour caches, sessions et files.',
  'A fast store in memory under a free licence; clients of Redis can use it.':
    'Un stockage rapide en mémoire sous licence libre ; les clients Redis peuvent l’utiliser.',
  'A message broker with queues, routing and a page to look into them.':
    'Un courtier de messages avec files, routage et une page pour les consulter.',
  'A small and fast message broker, with streams that are kept if asked for.':
    'Un courtier de messages petit et rapide, avec des flux conservés sur demande.',
  'A log of events that many programs write and read, on one node.':
    'Un journal d’événements que de nombreux programmes écrivent et lisent, sur un nœud.',
  'An object store with the S3 protocol, in one process.':
    'Un stockage d’objets au protocole S3, en un seul processus.',
  'An object store with the S3 protocol, in the last images that were made of it.':
    'Un stockage d’objets au protocole S3, dans ses dernières images publiées.',
  'A search engine for logs and full text, on one node.':
    'Un moteur de recherche pour journaux et plein texte, sur un nœud.',
  'Search as one types, for the pages and products of an application.':
    'Recherche au fil de la frappe, pour les pages et produits d’une application.',
  'Collects measurements of everything that offers them, and keeps them.':
    'Collecte les mesures de tout ce qui en offre, et les conserve.',
  'Groups the alerts of Prometheus and sends them on.': 'Regroupe les alertes de Prometheus et les transmet.',
  'Offers measurements of the host: processor, memory, disks, network.':
    'Offre des mesures de l’hôte : processeur, mémoire, disques, réseau.',
  'Keeps log lines and lets Grafana search them.': 'Conserve les lignes de journaux et laisse Grafana y chercher.',
  'Draws measurements and searches log lines, on pages one puts together.':
    'Dessine les mesures et cherche dans les journaux, sur des pages que l’on compose.',
  'A small page to look into SQL databases.': 'Une petite page pour consulter des bases SQL.',
  'A page to look into PostgreSQL and to look after it.': 'Une page pour consulter PostgreSQL et s’en occuper.',
  'A page to look into MySQL and MariaDB.': 'Une page pour consulter MySQL et MariaDB.',
  'Catches all mail of a stack and shows it, for development: nothing is sent.':
    'Intercepte tout le courrier d’une stack et l’affiche, pour le développement : rien n’est envoyé.',
  'Signs people in to all applications, with OpenID Connect and SAML.':
    'Connecte les utilisateurs à toutes les applications, avec OpenID Connect et SAML.',
  'Web sites and blogs, with themes and plugins.': 'Sites web et blogs, avec thèmes et extensions.',
  'Files, calendars and contacts, shared with others.': 'Fichiers, agendas et contacts, partagés avec d’autres.',
  'Git repositories with issues, pull requests and packages.':
    'Dépôts Git avec tickets, demandes de fusion et paquets.',
  'A blog with newsletters and members.': 'Un blog avec lettres d’information et membres.',
  'Counts the visitors of web sites without cookies.': 'Compte les visiteurs de sites web sans cookies.',

  // Versions
  stable: 'stable',
  mainline: 'principale',
  LTS: 'LTS',
  'until the next stable branch opens': 'jusqu’à l’ouverture de la prochaine branche stable',
  'until the next mainline release': 'jusqu’à la prochaine version principale',
  'until the next minor release': 'jusqu’à la prochaine version mineure',
  'while no day is announced': 'tant qu’aucun jour n’est annoncé',
  'in its newest release only': 'dans sa version la plus récente seulement',
  'for how long is not known here': 'pour une durée inconnue ici',
  'while it is the newest release': 'tant que c’est la version la plus récente',
  'until the next series': 'jusqu’à la prochaine série',
  'while it is among the two newest minors': 'tant qu’elle est l’une des deux mineures les plus récentes',

  // What to know before
  'It speaks a version of the API that Docker Engine 29 refuses.':
    'Il parle une version de l’API que Docker Engine 29 refuse.',
  'A mistake in the configuration only shows when it starts.':
    'Une erreur de configuration n’apparaît qu’au démarrage.',
  'No user for the manager exists; make one deliberately.':
    'Aucun utilisateur n’existe pour le gestionnaire ; créez-en un délibérément.',
  'No user for the management exists, and it listens inside the container only.':
    'Aucun utilisateur n’existe pour l’administration, et elle n’écoute qu’à l’intérieur du conteneur.',
  'From 9.0 on there is no mysql_native_password: very old clients cannot sign in.':
    'Depuis la 9.0, mysql_native_password n’existe plus : les très vieux clients ne peuvent pas se connecter.',
  'Needs a processor with AVX.': 'Demande un processeur avec AVX.',
  'Nothing is encrypted and nobody signs in: keep it inside the stack. The advertised name is that of the part, which only parts can reach.':
    'Rien n’est chiffré et personne ne s’authentifie : gardez-le dans la stack. Le nom annoncé est celui de l’élément, que seuls les éléments atteignent.',
  "MinIO's community edition is no longer maintained: its images get no fixes.":
    'L’édition communautaire de MinIO n’est plus maintenue : ses images ne reçoivent pas de correctifs.',
  'Its certificates are examples: replace them before anybody outside reaches it.':
    'Ses certificats sont des exemples : remplacez-les avant que quiconque de l’extérieur l’atteigne.',
  'Nobody has to sign in: keep it inside, or behind a proxy that asks.':
    'Personne ne doit s’authentifier : gardez-le à l’intérieur, ou derrière un proxy qui le demande.',
  'It collects nothing by itself: something has to send it lines.':
    'Il ne collecte rien lui-même : quelque chose doit lui envoyer des lignes.',
  'Any server can be entered on its page: keep it for this computer.':
    'On peut saisir n’importe quel serveur sur sa page : réservez-le à cet ordinateur.',
  'Everybody who reaches its page reads all mail.': 'Quiconque atteint sa page lit tout le courrier.',
  'The image cannot send mail by itself.': 'L’image ne peut pas envoyer de courrier elle-même.',
  'Jobs in the background need a cron of their own; by default they run as pages are opened.':
    'Les tâches de fond demandent un cron à elles ; par défaut, elles s’exécutent à l’ouverture des pages.',
  'With a wrong address behind a proxy it sends visitors in circles.':
    'Avec une mauvaise adresse derrière un proxy, il fait tourner les visiteurs en rond.',
  'Its first user is admin with the password umami: change it at once.':
    'Son premier utilisateur est admin avec le mot de passe umami : changez-le aussitôt.',

  // Its own rules
  '{{part}}: the dashboard is open to everybody who reaches it.':
    '{{part}} : le tableau de bord est ouvert à quiconque l’atteint.',
  '{{part}}: Keycloak runs in development mode.': '{{part}} : Keycloak s’exécute en mode développement.',
  '{{part}}: the first visitor becomes administrator.': '{{part}} : le premier visiteur devient administrateur.',
  'It is meant for development only.': 'C’est prévu pour le développement seulement.',
  'It leaves out checks that protect the people who sign in.':
    'Il omet des contrôles qui protègent ceux qui se connectent.',
  'Whoever finds the page first owns all repositories.': 'Qui trouve la page en premier possède tous les dépôts.',
  'Switch the dashboard off': 'Désactiver le tableau de bord',
  'Run it in production mode': 'L’exécuter en mode production',
  'Lock the installer': 'Verrouiller l’installateur',
  'Anybody who reaches it could sign in as anybody.':
    'Quiconque l’atteint pourrait se connecter sous n’importe quelle identité.',
  'The start script of the image takes it for the host to set up, and fails.':
    'Le script de démarrage de l’image y voit l’hôte à préparer, et échoue.',
  'Anybody could sign in as root.': 'N’importe qui pourrait se connecter en root.',
  'The image refuses to make root a second time.': 'L’image refuse de créer root une seconde fois.',
  'RabbitMQ stops at once when this old variable is set.':
    'RabbitMQ s’arrête aussitôt si cette ancienne variable est définie.',
  'guest is public knowledge.': 'guest est connu de tous.',
  'Its only node is controller and broker 1: with another number, or other voters, it waits for a controller for ever.':
    'Son seul nœud est contrôleur et courtier 1 : avec un autre numéro, ou d’autres votants, il attend un contrôleur indéfiniment.',
  'These belong together: with one of them changed it stops at once.':
    'Elles vont ensemble : si l’une change, il s’arrête aussitôt.',
  'There is one node: consumers would wait for copies that no other node can keep.':
    'Il n’y a qu’un nœud : les consommateurs attendraient des copies qu’aucun autre nœud ne peut garder.',
  'Other parts would be sent to themselves.': 'Les autres éléments seraient renvoyés à eux-mêmes.',
  'It would write outside its volume, and all events would be gone with the container.':
    'Il écrirait hors de son volume, et tous les événements disparaîtraient avec le conteneur.',
  'Everybody who reaches it could read and change everything.':
    'Quiconque l’atteint pourrait tout lire et tout modifier.',
  'Without certificates of your own it does not start then.': 'Sans certificats à vous, il ne démarre alors pas.',
  'Its health check and its published port ask for port 80.':
    'Son contrôle de santé et son port publié demandent le port 80.',
  'Any server could be entered on its page.': 'On pourrait saisir n’importe quel serveur sur sa page.',
  'With a user and a password here nobody is asked for them any more.':
    'Avec un utilisateur et un mot de passe ici, on ne les demande plus à personne.',

  // From one release to the next
  'From 2 to 3 the syntax of rules changed.': 'De 2 à 3, la syntaxe des règles a changé.',
  'A major version cannot read the data of another: dump, start on a new volume, restore; or pg_upgrade.':
    'Une version majeure ne lit pas les données d’une autre : exporter, partir d’un nouveau volume, restaurer ; ou pg_upgrade.',
  'In place only to the next LTS (8.4 to 9.7); back only by dump and restore.':
    'Sur place, seulement vers la LTS suivante (8.4 à 9.7) ; retour seulement par export et restauration.',
  'Any older release is brought up in one step; there is no way back but a dump.':
    'Toute version plus ancienne est mise à niveau en une étape ; pas de retour sinon par un export.',
  'Set the feature compatibility version after each major version, before the next.':
    'Réglez la version de compatibilité des fonctions après chaque version majeure, avant la suivante.',
  'A data file of a newer Redis is not read by an older one.':
    'Un fichier de données d’un Redis plus récent n’est pas lu par un plus ancien.',
  'A data file of a newer release is not read by an older one; one of Redis from 7.4 on is not read at all.':
    'Un fichier de données d’une version plus récente n’est pas lu par une plus ancienne ; celui d’un Redis à partir de 7.4 n’est pas lu du tout.',
  'Enable all stable feature flags first: rabbitmqctl enable_feature_flag all.':
    'Activez d’abord toutes les options stables : rabbitmqctl enable_feature_flag all.',
  'The metadata of a newer release is not read by an older one. Finish a step with kafka-features.sh upgrade.':
    'Les métadonnées d’une version plus récente ne sont pas lues par une plus ancienne. Terminez une étape avec kafka-features.sh upgrade.',
  'Go by 2.19 to 3.x; indices made in 1.x have to be indexed anew first.':
    'Passez par 2.19 pour aller en 3.x ; les index créés en 1.x doivent d’abord être réindexés.',
  'Go to the last minor of a major version before the next.':
    'Allez à la dernière mineure d’une version majeure avant la suivante.',
  'Another minor release does not open its data: make a dump before, and import it after.':
    'Une autre version mineure n’ouvre pas ses données : exportez avant, importez après.',
  'The database is changed at the start of a new release, with no way back.':
    'La base est modifiée au démarrage d’une nouvelle version, sans retour possible.',
  'The files are in the volume: a new tag does not update the core of a site that is there.':
    'Les fichiers sont dans le volume : un nouveau tag ne met pas à jour le cœur d’un site existant.',
  'The start script refuses to skip a major version and to go back.':
    'Le script de démarrage refuse de sauter une version majeure et de revenir en arrière.',
  'Go to the newest minor release first, then to the next major.':
    'Allez d’abord à la mineure la plus récente, puis à la majeure suivante.',
  'a copy of /data': 'une copie de /data',
  'a copy of the volume': 'une copie du volume',
  'pg_dump -Fc of each database, or pg_dumpall': 'pg_dump -Fc de chaque base, ou pg_dumpall',
  'mysqldump --all-databases --single-transaction': 'mysqldump --all-databases --single-transaction',
  'mariadb-dump --all-databases, or mariadb-backup': 'mariadb-dump --all-databases, ou mariadb-backup',
  'mongodump --archive': 'mongodump --archive',
  'BGSAVE, then a copy of /data': 'BGSAVE, puis une copie de /data',
  'rabbitmqctl export_definitions; for messages stop it and copy the volume':
    'rabbitmqctl export_definitions ; pour les messages, arrêtez-le et copiez le volume',
  'nats stream backup, or a copy of the volume while it is stopped':
    'nats stream backup, ou une copie du volume pendant l’arrêt',
  'mirroring of the topics, or a copy of the volume while it is stopped':
    'miroir des sujets, ou une copie du volume pendant l’arrêt',
  'a copy of the buckets by any S3 client': 'une copie des compartiments avec un client S3',
  'mc mirror to another store': 'mc mirror vers un autre stockage',
  'a snapshot into a repository': 'un instantané dans un dépôt',
  'a dump (POST /dumps)': 'un export (POST /dumps)',
  'a snapshot by its API': 'un instantané par son API',
  'a copy of the volume while it is stopped': 'une copie du volume pendant l’arrêt',
  'a copy of its volume, or a dump of its database': 'une copie de son volume, ou un export de sa base',
  'a dump of its database, and an export of the realms': 'un export de sa base, et un export des domaines',
  'a dump of its database and a copy of the volume': 'un export de sa base et une copie du volume',
  'maintenance mode, a dump of its database, a copy of the volume':
    'mode maintenance, un export de sa base, une copie du volume',
  'gitea dump, and a dump of its database': 'gitea dump, et un export de sa base',
  'a dump of its database and a copy of the content': 'un export de sa base et une copie du contenu',
  'a dump of its database': 'un export de sa base',

  // What nobody could check so far
  'What of the syntax of rules changed from 2 to 3.': 'Ce qui a changé dans la syntaxe des règles de 2 à 3.',
  'Whether Python 3.15 has been released.': 'Si Python 3.15 est paru.',
  'Whether PHP 8.6 has been released.': 'Si PHP 8.6 est paru.',
  'That CATALINA_OPTS is all that is needed to pass Java options.':
    'Que CATALINA_OPTS suffise à passer des options Java.',
  'The tags of 10.1 and 9.0 with a JRE of 21.': 'Les tags de 10.1 et 9.0 avec un JRE 21.',
  'The form of the tag.': 'La forme du tag.',
  'That only the newest release is maintained.': 'Que seule la version la plus récente soit maintenue.',
  'Architectures.': 'Les architectures.',
  'That JAVA_OPTS is what it reads.': 'Que JAVA_OPTS soit ce qu’il lit.',
  'Whether PostgreSQL 19 has been released (it was beta 3 in August 2026).':
    'Si PostgreSQL 19 est paru (il était en bêta 3 en août 2026).',
  'Whether 9.7.4 and 8.4.13, seen in documentation, are in the registry.':
    'Si 9.7.4 et 8.4.13, vus dans la documentation, sont dans le registre.',
  'That the process runs as user 999.': 'Que le processus s’exécute en tant qu’utilisateur 999.',
  'The day within the month in which support ends.': 'Le jour du mois où la maintenance prend fin.',
  'The end of support of 8.3.': 'La fin de la maintenance de 8.3.',
  'Whether a later Docker Engine 29 speaks with older versions again.':
    'Si un Docker Engine 29 plus récent parle à nouveau avec les anciennes versions.',
  'Whether it refuses every file that Valkey wrote.': 'S’il refuse tout fichier écrit par Valkey.',
  'The end of support of 8.10.': 'La fin de la maintenance de 8.10.',
  'Whether vm.overcommit_memory=1 is needed on the host.': 'Si vm.overcommit_memory=1 est nécessaire sur l’hôte.',
  'Architectures beyond amd64 and arm64.': 'Les architectures autres qu’amd64 et arm64.',
  'The end of support of 9.1.': 'La fin de la maintenance de 9.1.',
  'The end of support of each series.': 'La fin de la maintenance de chaque série.',
  'That it runs as root.': 'Qu’il s’exécute en root.',
  'That the process runs as user 1000.': 'Que le processus s’exécute en tant qu’utilisateur 1000.',
  'That facts of the image of 2024-10 hold for 4.x.': 'Que les faits de l’image de 2024-10 valent pour 4.x.',
  'Which day support of a release ends.': 'Le jour où prend fin la maintenance d’une version.',
  'The tag of the last image.': 'Le tag de la dernière image.',
  'The architectures of the image.': 'Les architectures de cette image.',
  'Which day the repository was archived.': 'Le jour où le dépôt a été archivé.',
  'That curl is in the image.': 'Que curl soit dans l’image.',
  'The day support of 2.x ends.': 'Le jour où prend fin la maintenance de 2.x.',
  'That a single node only warns of a low vm.max_map_count.':
    'Qu’un nœud seul ne fasse qu’avertir d’un vm.max_map_count bas.',
  'That facts of 9.2 hold for 9.5.': 'Que les faits de 9.2 valent pour 9.5.',
  'That MEILI_NO_ANALYTICS switches the statistics off.': 'Que MEILI_NO_ANALYTICS désactive les statistiques.',
  'That this configuration is the smallest that works with 3.7.':
    'Que cette configuration soit la plus petite qui fonctionne avec 3.7.',
  'The build for arm/v7.': 'La version pour arm/v7.',
  'That ADMINER_DEFAULT_SERVER is read.': 'Que ADMINER_DEFAULT_SERVER soit lu.',
  'The end of support.': 'La fin de la maintenance.',
  'Architectures of the image.': 'Les architectures de l’image.',
  'Whether 9.19, seen in documentation, is in the registry.':
    'Si 9.19, vu dans la documentation, est dans le registre.',
  'That bash is in the image.': 'Que bash soit dans l’image.',
  'Whether files can be given for secrets.': 'Si l’on peut donner des fichiers pour les secrets.',
  'Whether Nextcloud 35 is out.': 'Si Nextcloud 35 est paru.',
  'That OVERWRITEPROTOCOL is read.': 'Que OVERWRITEPROTOCOL soit lu.',
  'That REDIS_HOST_PASSWORD_FILE is read.': 'Que REDIS_HOST_PASSWORD_FILE soit lu.',
  'The tag; a number of 28.x is also seen.': 'Le tag ; on voit aussi un numéro en 28.x.',
  'Whether a stack of Umami 2 on MySQL can move.': 'Si une stack d’Umami 2 sur MySQL peut migrer.',
}
