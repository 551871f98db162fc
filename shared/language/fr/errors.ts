import type { ErrorCode, ErrorData } from '../../contract/errors.ts'

/** One error in French: what happened to what, and what to do next. */
interface FrenchError<Code extends ErrorCode> {
  readonly message: (data: ErrorData<Code>) => string
  readonly next: (data: ErrorData<Code>) => string
}

const size = (bytes: number): string =>
  `${new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format(bytes / 2 ** 20)} Mio`

const lastWords = (lines: readonly string[]): string =>
  lines.length > 0 ? ` Ses dernières lignes : ${lines.join(' | ')}` : ''

const objects: Readonly<Record<string, string>> = {
  container: 'conteneur',
  network: 'réseau',
  volume: 'volume',
  image: 'image',
  images: 'images',
  volumes: 'volumes',
  networks: 'réseaux',
}
const objectOf = (kind: string): string => objects[kind] ?? kind

/** The rows of the table of errors that a person meets in French. The engine, its logs and scripts have the English ones. */
export const frenchErrors: { readonly [Code in ErrorCode]: FrenchError<Code> } = {
  INVALID_INPUT: {
    message: (d) =>
      `La saisie n’est pas valide : ${d.issues.map((i) => (i.path ? `${i.path} : ${i.message}` : i.message)).join(' ; ')}.`,
    next: () => 'Corrigez les champs indiqués, puis envoyez de nouveau.',
  },
  CALL_UNKNOWN: {
    message: () => 'Cet appel n’existe pas.',
    next: () => 'Cherchez sa méthode et son chemin dans /openapi.json, qui énumère tous les appels.',
  },
  DOCUMENT_INVALID: {
    message: (d) =>
      d.problems
        .map((p) => (p.file && p.line ? `${p.file}:${p.line}:${p.column ?? 1} : ${p.message}` : p.message))
        .join('\n'),
    next: () => 'Corrigez le document aux lignes indiquées. Rien n’a été enregistré ni modifié.',
  },
  PERMISSION_DENIED: {
    message: (d) => `${d.actor} n’a pas ce droit : il faut la permission ${d.permission}.`,
    next: () => 'Demandez-la à un administrateur de ce Stackwright.',
  },
  NOT_SIGNED_IN: {
    message: () => 'Cette fenêtre n’est pas connectée, ou son lien à usage unique a déjà servi.',
    next: () => 'Ouvrez le dernier lien affiché par le serveur, ou redémarrez le serveur pour en obtenir un nouveau.',
  },
  CONFIRMATION_MISMATCH: {
    message: (d) => `Supprimer les données de ${d.stack} demande son nom comme confirmation.`,
    next: (d) => `Donnez exactement ce nom : ${d.stack}.`,
  },
  STACK_NOT_FOUND: {
    message: (d) => `Il n’y a pas de stack nommée ${d.stack}.`,
    next: () => 'Affichez les stacks pour voir leurs noms, ou appliquez un fichier compose pour créer celle-ci.',
  },
  STACK_EXISTS: {
    message: (d) => `Une stack nommée ${d.stack} existe déjà, sur ${d.host}.`,
    next: () => 'Choisissez un autre nom, ou enregistrez une nouvelle version de cette stack.',
  },
  COMPOSE_PROJECT_NOT_FOUND: {
    message: (d) => `Sur ${d.host}, aucun conteneur d’un projet Compose nommé ${d.project} n’est hors d’une stack.`,
    next: () => 'Affichez les projets Compose de l’hôte pour voir leurs noms.',
  },
  STACK_ON_OTHER_HOST: {
    message: (d) => `${d.stack} se trouve sur ${d.host}, pas sur ${d.asked}.`,
    next: (d) => `N’indiquez pas d’hôte, ou choisissez un autre nom de stack pour ${d.asked}.`,
  },
  STACK_NOT_APPLIED: {
    message: (d) => `${d.stack} n’a aucune version en service.`,
    next: () => 'Appliquez d’abord une version.',
  },
  VERSION_NOT_FOUND: {
    message: (d) => `${d.stack} n’a pas de version ${d.version}.`,
    next: () => 'Affichez ses versions pour voir leurs numéros.',
  },
  NOTHING_TO_ROLL_BACK_TO: {
    message: (d) => `${d.stack} n’a aucune version antérieure qui ait été en service.`,
    next: () => 'Indiquez la version voulue, ou appliquez-en une deuxième : elle permettra de revenir en arrière.',
  },
  SERVICE_NOT_FOUND: {
    message: (d) => `${d.stack} n’a pas de service nommé ${d.service}.`,
    next: () => 'Consultez les services de la stack pour voir leurs noms.',
  },
  OBJECT_NOT_FOUND: {
    message: (d) => `${d.host} n’a pas de ${objectOf(d.kind)} ${d.id}.`,
    next: () => 'L’objet a peut-être été supprimé entre-temps : consultez la liste de ce que contient l’hôte.',
  },
  TERMINAL_NOT_ALLOWED: {
    message: (d) => `Les terminaux dans les conteneurs de ${d.host} sont désactivés.`,
    next: () =>
      'Activez-les pour cet hôte dans les paramètres, là où tous ceux qui peuvent s’en servir y sont destinés.',
  },
  TERMINAL_NOT_FOUND: {
    message: () => 'Ce terminal n’est plus ouvert.',
    next: () => 'Ouvrez-en un autre.',
  },
  TOO_MANY_TERMINALS: {
    message: (d) => `${d.most} terminaux sont ouverts, c’est le maximum.`,
    next: () => 'Fermez-en d’abord un.',
  },
  COMPONENT_NOT_FOUND: {
    message: (d) => `Le catalogue n’a pas de composant nommé ${d.component}.`,
    next: () => 'Affichez le catalogue pour voir ce qu’il contient, et ce qui ne va pas dans vos propres fichiers.',
  },
  CHOICES_BLOCKED: {
    message: (d) => d.findings.map((f) => `${f.rule} : ${f.message}`).join('\n'),
    next: () => 'Modifiez les choix indiqués, ou faites-les corriger. Rien n’a été enregistré.',
  },
  DRAFT_NOT_FOUND: {
    message: (d) => `Il n’y a pas de brouillon ${d.draft} : une version en a été tirée, ou il a été abandonné.`,
    next: () => 'Affichez les brouillons, ou commencez une nouvelle stack.',
  },
  NOT_FROM_WIZARD: {
    message: (d) => `Aucune version de ${d.stack} n’a été faite dans l’assistant.`,
    next: () => 'Modifiez son document dans l’éditeur.',
  },
  COMMAND_NOT_FOUND: {
    message: (d) => `Il n’y a pas de commande ${d.command}.`,
    next: () => 'Affichez les commandes pour voir leurs numéros.',
  },
  COMMAND_ENDED: {
    message: (d) => `${d.command} est déjà terminée : ${d.status}.`,
    next: () => 'Il n’y a plus rien à annuler.',
  },
  COMMAND_NOT_ENDED_BADLY: {
    message: (d) =>
      `La commande ${d.command} est dans l’état ${d.status} ; seule une commande en échec ou annulée peut être relancée.`,
    next: () => 'Demandez ce que vous voulez par une nouvelle commande.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    message: (d) => `La clé d’idempotence ${d.key} a servi à une autre demande.`,
    next: () => 'Utilisez une nouvelle clé pour une nouvelle demande.',
  },
  PLAN_CHANGED: {
    message: (d) => `L’hôte a changé depuis l’approbation du plan de ${d.stack}. Rien n’a été exécuté.`,
    next: () => 'Examinez le nouveau plan et approuvez-le.',
  },
  PRUNE_CHANGED: {
    message: (d) =>
      `Ce dont personne n’a besoin parmi les ${objectOf(d.what)} de ${d.host} n’est plus ce qui a été approuvé. Rien n’a été supprimé.`,
    next: () => 'Examinez la nouvelle liste et approuvez-la.',
  },
  PLAN_BLOCKED: {
    message: (d) => d.conflicts.map((c) => c.message).join('\n'),
    next: (d) => d.conflicts.map((c) => c.next).join('\n'),
  },
  COMMAND_CANCELLED: {
    message: (d) => `La commande a été annulée ; l’état précédent de ${d.stack} a été rétabli.`,
    next: () => 'Relancez-la quand vous le souhaitez.',
  },
  CRASH_RETRIES_EXHAUSTED: {
    message: (d) => `La commande a été interrompue ${d.attempts} fois et n’est plus relancée d’elle-même.`,
    next: () => 'Consultez son journal, puis relancez-la.',
  },
  ROLLBACK_FAILED: {
    message: (d) =>
      `L’état précédent de ${d.stack} n’a pas pu être rétabli après un échec. D’abord : ${d.reason} Ensuite : ${d.undoReason}`,
    next: () =>
      'Les conteneurs sont laissés tels quels et aucun volume n’a été touché. Appliquez une version pour réparer la stack.',
  },
  HOST_NOT_FOUND: {
    message: (d) => `Il n’y a pas d’hôte nommé ${d.host}.`,
    next: () => 'Affichez les hôtes pour voir leurs noms.',
  },
  HOST_EXISTS: {
    message: (d) => `Un hôte nommé ${d.host} existe déjà.`,
    next: () => 'Choisissez un autre nom.',
  },
  HOST_IN_USE: {
    message: (d) => `${d.host} a encore des stacks : ${d.stacks.join(', ')}.`,
    next: () => 'Supprimez d’abord ces stacks.',
  },
  HOST_BUSY: {
    message: (d) => `${d.host} a d’abord une commande à exécuter : ${d.command}.`,
    next: () => 'Attendez qu’elle soit terminée, puis réessayez.',
  },
  ENGINE_UNREACHABLE: {
    message: (d) => `Le moteur Docker de ${d.host} ne répond pas : ${d.reason}.`,
    next: () => 'Démarrez Docker sur cet hôte, puis réessayez. Ce qui a été enregistré est conservé.',
  },
  ENGINE_PERMISSION: {
    message: (d) => `Votre compte n’a pas le droit d’utiliser le moteur Docker de ${d.host}.`,
    next: () =>
      'Ajoutez votre compte au groupe docker et reconnectez-vous, ou exécutez Stackwright avec un compte qui en a le droit.',
  },
  ENGINE_TIMEOUT: {
    message: (d) => `Le moteur Docker de ${d.host} n’a pas répondu à ${d.call} en ${d.seconds} s.`,
    next: () => 'Vérifiez si le moteur est bloqué ou très occupé, puis réessayez.',
  },
  ENGINE_ERROR: {
    message: (d) => `Le moteur Docker de ${d.host} a refusé ${d.call} : ${d.reason}.`,
    next: () => 'Corrigez ce qu’il indique, puis réessayez.',
  },
  ENGINE_TOO_OLD: {
    message: (d) =>
      `${d.key} demande l’API ${d.needs} du moteur (Docker ${d.release}) ; celui de ${d.host} a ${d.has ?? 'une version qu’il n’indique pas'}.`,
    next: (d) => `Mettez Docker à jour sur ${d.host}, ou retirez ${d.key} du document.`,
  },
  HOST_LOCKED: {
    message: (d) => `Un autre contrôleur modifie ${d.host} : ${d.holder}, depuis ${d.since}.`,
    next: (d) =>
      `Attendez qu’il ait fini, puis réessayez. S’il a définitivement disparu, retirez son verrou : stackwright host unlock ${d.host}.`,
  },
  IMAGE_NOT_FOUND: {
    message: (d) => `L’image ${d.image} n’est pas sur l’hôte et ne peut pas être téléchargée : ${d.reason}.`,
    next: () => 'Vérifiez son nom et son tag : le registre l’a peut-être sous un autre nom, ou ne l’a plus.',
  },
  IMAGE_NOT_FOR_PLATFORM: {
    message: (d) => `L’image ${d.image} n’est pas faite pour le processeur de ${d.host} : ${d.reason}.`,
    next: (d) => `Prenez une image ou un tag construit pour ${d.host}, ou corrigez « platform » dans le document.`,
  },
  PULL_STALLED: {
    message: (d) =>
      `Le téléchargement de ${d.image} a été abandonné : ${d.registry} n’a rien envoyé à ${d.host} pendant ${d.seconds} s.`,
    next: (d) =>
      `Vérifiez la connexion de ${d.host} à ${d.registry}, puis réessayez : les couches complètes sont conservées.`,
  },
  REGISTRY_DENIED: {
    message: (d) =>
      `${d.registry} a refusé ${d.image ?? 'la connexion'} ${d.username === null ? 'à un utilisateur non connecté' : `à ${d.username}`} : ${d.reason}.`,
    next: (d) =>
      d.username === null
        ? `Ajoutez une connexion à ${d.registry} sous Paramètres, Registres, ou avec stackwright registry add ${d.registry}. Si aucune n’est nécessaire, vérifiez le nom de l’image.`
        : `Enregistrez de nouveau la connexion à ${d.registry} avec le bon mot de passe ou jeton, ou faites donner l’accès à ${d.username}.`,
  },
  REGISTRY_UNREACHABLE: {
    message: (d) => `${d.registry} ne donne à ${d.host} aucune réponse exploitable : ${d.reason}.`,
    next: (d) =>
      `Vérifiez le nom du registre, s’il fonctionne et si ${d.host} peut le joindre, puis réessayez. Ce qui s’exécute n’est pas touché.`,
  },
  REGISTRY_UNTRUSTED: {
    message: (d) => `Le moteur Docker de ${d.host} ne fait pas confiance à ${d.registry} : ${d.reason}.`,
    next: (d) =>
      `Placez le certificat de son autorité dans /etc/docker/certs.d/${d.registry}/ca.crt sur ${d.host}. Pour un registre sans TLS, indiquez-le dans insecure-registries de ce moteur.`,
  },
  REGISTRY_RATE_LIMITED: {
    message: (d) => `${d.registry} n’autorise plus de téléchargement pour l’instant : ${d.reason}.`,
    next: (d) =>
      d.username === null
        ? `Attendez et réessayez, ou ajoutez une connexion à ${d.registry} : la plupart des registres autorisent davantage à ceux qui se connectent.`
        : 'Attendez et réessayez.',
  },
  REGISTRY_LOGIN_NOT_FOUND: {
    message: (d) => `Aucune connexion n’est enregistrée pour ${d.registry}.`,
    next: () => 'Affichez les registres pour voir ceux qui en ont une, ou ajoutez-la.',
  },
  LOGIN_IMPORT_FAILED: {
    message: (d) => `Aucune connexion n’a pu être importée de ${d.file} : ${d.reason}.`,
    next: () => 'Exécutez d’abord docker login, ou ajoutez la connexion à la main.',
  },
  BUILD_UNSUPPORTED: {
    message: (d) =>
      `${d.service} est à construire, et Stackwright ne construit pas d’images ; ${d.image} n’est pas sur ${d.host}.`,
    next: (d) =>
      `Construisez-la sur ${d.host} sous le nom ${d.image}, ou publiez-la et donnez son nom à ${d.service} avec image.`,
  },
  IMAGE_GONE: {
    message: (d) =>
      `L’image ${d.image} avec laquelle ${d.service} s’exécutait dans cette version n’est plus sur l’hôte, et n’a jamais été dans un registre.`,
    next: (d) =>
      `Construisez-la ou chargez-la de nouveau sur l’hôte, ou faites une nouvelle version avec une image disponible pour ${d.service}.`,
  },
  PORT_IN_USE: {
    message: (d) => `Le port ${d.port} de ${d.host} est déjà utilisé par ${d.holder ?? 'un autre programme'}.`,
    next: (d) => `Publiez un autre port que ${d.port}, ou arrêtez ce qui l’utilise.`,
  },
  NAME_TAKEN: {
    message: (d) => `Un ${objectOf(d.object)} nommé ${d.name} existe sur ${d.host} et n’appartient pas à cette stack.`,
    next: (d) =>
      `Renommez-le ou supprimez-le vous-même, ou donnez un autre nom au ${objectOf(d.object)} dans le document. Stackwright n’y touche pas.`,
  },
  LIMIT_BELOW_USE: {
    message: (d) =>
      `${d.container} utilise ${size(d.used)} de mémoire, pas moins que la limite de ${size(d.limit)} à lui donner pendant qu’il s’exécute.`,
    next: () =>
      'Demandez plus de mémoire, ou arrêtez d’abord le service : il démarrera ensuite avec la nouvelle limite.',
  },
  LIMITS_REFUSED: {
    message: (d) =>
      `Le moteur Docker de ${d.host} ne donne pas au conteneur ${d.container} ses nouvelles limites : ${d.reason}.`,
    next: () => 'Corrigez la limite qu’il indique, ou arrêtez d’abord le service, puis appliquez de nouveau.',
  },
  BIND_SOURCE_MISSING: {
    message: (d) => `${d.path} doit être monté et n’existe pas sur ${d.host}.`,
    next: () => 'Créez-le sur l’hôte, ou retirez « create_host_path: false » pour qu’un dossier vide soit créé.',
  },
  TOO_MANY_CPUS: {
    message: (d) =>
      `${d.service} peut utiliser ${d.asks} processeurs, et ${d.host} en a ${d.has} : son moteur le refuse.`,
    next: (d) => `Donnez à « cpus » de ${d.service} la valeur ${d.has} ou moins.`,
  },
  ADDRESS_POOLS_EXHAUSTED: {
    message: (d) => `Docker sur ${d.host} n’a plus de plage d’adresses pour un autre réseau.`,
    next: () =>
      'Supprimez-y des réseaux que personne n’utilise, ou donnez au réseau son propre sous-réseau dans le document.',
  },
  SUBNET_TAKEN: {
    message: (d) =>
      `Le sous-réseau ${d.subnet === undefined ? 'demandé par un réseau' : d.subnet} recouvre ${d.holder === undefined ? `un sous-réseau que ${d.host} utilise déjà` : `celui du réseau ${d.holder} sur ${d.host}`}.`,
    next: () => 'Donnez au réseau un autre sous-réseau dans le document.',
  },
  EXTERNAL_NOT_FOUND: {
    message: (d) => `Le ${objectOf(d.object)} externe ${d.name} n’existe pas sur ${d.host}.`,
    next: (d) => `Créez d’abord le ${objectOf(d.object)}, ou retirez « external ».`,
  },
  NETWORK_IN_USE: {
    message: (d) =>
      `Le réseau ${d.network} doit changer, mais des conteneurs étrangers à cette stack l’utilisent : ${d.containers.join(', ')}.`,
    next: () => 'Déconnectez ces conteneurs, ou laissez le réseau tel quel.',
  },
  NETWORK_STUCK: {
    message: (d) =>
      `Le moteur Docker de ${d.host} ne supprime pas le réseau ${d.network} : il le dit utilisé, et ne montre aucun conteneur qui l’utilise.`,
    next: () => 'Redémarrez ce moteur Docker, qui recompte alors, puis réessayez. Rien d’autre n’est touché.',
  },
  VOLUME_DIVERGED: {
    message: (d) =>
      `Le volume ${d.volume} existe avec d’autres réglages que ceux du document (${d.fields.join(', ')}). Les changer ferait perdre ses données.`,
    next: (d) =>
      `Choisissez : le conserver tel quel (--volume ${d.volume}=keep), ou en utiliser un nouveau, vide, à côté (--volume ${d.volume}=new). Ses données restent dans les deux cas. Ou écrivez le document d’après le volume.`,
  },
  UNHEALTHY: {
    message: (d) => `${d.service} n’est pas devenu sain : ${d.reason}.`,
    next: (d) => `Consultez les journaux de ${d.service} et son contrôle de santé.`,
  },
  EXITED: {
    message: (d) => `${d.service} s’est terminé avec le code ${d.exitCode}.${lastWords(d.lastLines)}`,
    next: (d) => `Consultez les journaux de ${d.service}.`,
  },
  HOOK_FAILED: {
    message: (d) => `${d.hook} de ${d.service} a échoué : ${d.reason} (${d.command}).${lastWords(d.lastLines)}`,
    next: (d) => `Corrigez la commande sous ${d.hook} de ${d.service}, ou ce dont elle a besoin.`,
  },
  DEADLINE_PASSED: {
    message: (d) => `${d.service} n’était pas dans l’état voulu (${d.condition}) après ${d.seconds} s.`,
    next: (d) =>
      `Consultez les journaux de ${d.service} ; s’il lui faut seulement plus de temps, augmentez start_period ou retries de son contrôle de santé.`,
  },
  NO_SPACE_ON_HOST: {
    message: (d) => `Le disque de ${d.host} est plein : ${d.reason}.`,
    next: () => 'Libérez-y de la place, par exemple en supprimant les images inutilisées, puis réessayez.',
  },
  DATA_FOLDER_IN_USE: {
    message: (d) => `Un autre Stackwright utilise le dossier de données ${d.folder}.`,
    next: () => 'Utilisez celui-là, ou arrêtez-le d’abord, ou choisissez un autre dossier avec --data-dir.',
  },
  DATA_FOLDER_NOT_WRITABLE: {
    message: (d) => `Le dossier de données ${d.folder} n’est pas accessible en écriture : ${d.reason}.`,
    next: () =>
      'Donnez à votre compte le droit d’y écrire, ou choisissez un autre dossier : --data-dir, ou STACKWRIGHT_DATA_DIR. Rien n’a été modifié ni supprimé.',
  },
  DATA_FOLDER_FULL: {
    message: (d) =>
      `Le disque qui contient le dossier de données ${d.folder} est plein. Plus rien n’est enregistré tant qu’il n’y a pas de place.`,
    next: () => 'Libérez de la place, puis réessayez. Ce qui a été confirmé auparavant est conservé.',
  },
  DATABASE_DAMAGED: {
    message: (d) => `La base de données ${d.file} est endommagée : ${d.reason}.`,
    next: () =>
      'Gardez une copie du dossier, puis restaurez une sauvegarde. À défaut, repartez d’un dossier vide : --data-dir, ou STACKWRIGHT_DATA_DIR. Le fichier est laissé tel quel, et les conteneurs continuent de s’exécuter entre-temps.',
  },
  DATABASE_NEWER: {
    message: (d) => `La base de données ${d.file} a été écrite par un Stackwright plus récent.`,
    next: () => 'Démarrez la version plus récente, ou choisissez un autre dossier avec --data-dir.',
  },
  SECRET_UNREADABLE: {
    message: (d) => `${d.secret} ne peut pas être lu : ${d.reason}.`,
    next: () => 'Démarrez Stackwright avec la clé qui l’a scellé, ou enregistrez de nouveau le secret.',
  },
  SECRETS_UNAVAILABLE: {
    message: (d) => `Aucun secret ne peut être enregistré ni lu ici : ${d.reason}.`,
    next: () =>
      'Rendez utilisable le trousseau ou le fichier de clé, ou donnez votre propre clé dans STACKWRIGHT_SECRET_KEY_FILE, puis redémarrez Stackwright.',
  },
  NOT_RUNNING: {
    message: () => 'Stackwright est en train de s’arrêter.',
    next: () => 'Redémarrez-le.',
  },
  INTERNAL: {
    message: (d) => `Une erreur interne s’est produite dans Stackwright (référence ${d.reference}).`,
    next: (d) => `Cherchez ${d.reference} dans le fichier journal du dossier de données, et signalez-la.`,
  },
}
