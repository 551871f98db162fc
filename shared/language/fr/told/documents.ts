/** What is said of compose documents: what is wrong at which line, why, and what helps. Mostly one sentence a text. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what a compose document has is written so
export const documents: Readonly<Record<string, string>> = {
  // What helps, in a sentence that follows another
  'Did you mean {{best}}?': 'Vouliez-vous dire {{best}} ?',
  'Remove it.': 'Retirez-le.',
  'Remove one of them.': 'Retirez l’un des deux.',
  'Keep one of them.': 'Gardez l’un des deux.',
  'Rename one.': 'Renommez l’un des deux.',
  'Give each its own name.': 'Donnez à chacun son propre nom.',
  'Put it inside.': 'Placez-le à l’intérieur.',
  'Use another name.': 'Utilisez un autre nom.',
  'Correct it.': 'Corrigez-le.',
  'Add it.': 'Ajoutez-le.',
  'Add it there.': 'Ajoutez-la à cet endroit.',
  'Add it, or write required: false.': 'Ajoutez-le, ou écrivez required: false.',
  'Add it under {{section}}.': 'Ajoutez-le sous {{section}}.',
  'Add it under networks.': 'Ajoutez-le sous networks.',
  'Add it under volumes, or write ./{{volume}} for a folder.':
    'Ajoutez-le sous volumes, ou écrivez ./{{volume}} pour un dossier.',
  'Publish each port once.': 'Publiez chaque port une seule fois.',
  'Publish a range, or let the Engine choose.': 'Publiez une plage, ou laissez choisir le moteur.',
  'Give it, or remove the key.': 'Donnez-la, ou retirez la clé.',
  'Set it for this stack.': 'Définissez-la pour cette stack.',
  'Put it into a volume.': 'Placez-le dans un volume.',
  'Add the file again.': 'Ajoutez de nouveau le fichier.',
  'Save it as UTF-8.': 'Enregistrez-le en UTF-8.',

  // Files
  'Written out, what services extend here is more than any real document.':
    'Développé, ce que les services étendent ici dépasse tout document réel.',
  'extends takes the name of a service, or service and file.': 'extends prend le nom d’un service, ou service et file.',
  '{{name}} extends {{service}}, which is not a service of {{file}}.':
    '{{name}} étend {{service}}, qui n’est pas un service de {{file}}.',
  'These services extend each other: {{cycle}}.': 'Ces services s’étendent l’un l’autre : {{cycle}}.',
  'Services extend each other over more than {{most}} levels.': 'Des services s’étendent sur plus de {{most}} niveaux.',
  'file takes a path.': 'file prend un chemin.',
  '{{file}} has no services.': '{{file}} n’a pas de services.',
  'These files include each other: {{trail}}.': 'Ces fichiers s’incluent l’un l’autre : {{trail}}.',
  '{{file}} cannot be read: {{reason}}': '{{file}} ne peut pas être lu : {{reason}}',
  '{{section}}.{{name}} is given here and, differently, by the include at {{place}}.':
    '{{section}}.{{name}} est donné ici et, autrement, par l’include à {{place}}.',
  '{{section}}.{{name}} is given here and, differently, by the include at {{file}}:{{line}}.':
    '{{section}}.{{name}} est donné ici et, autrement, par l’include à {{file}}:{{line}}.',
  '{{file}} is not a file here.': '{{file}} n’est pas un fichier ici.',
  'Only files beside the document can be used.': 'Seuls les fichiers à côté du document sont utilisables.',
  '{{file}} lies outside of the folder of the compose file.': '{{file}} se trouve hors du dossier du fichier compose.',
  'This document reads more files than any real one.': 'Ce document lit plus de fichiers qu’aucun document réel.',
  'There is no file {{file}}, or it is not part of the document.':
    'Il n’y a pas de fichier {{file}}, ou il ne fait pas partie du document.',
  'include takes a list of paths.': 'include prend une liste de chemins.',
  'include knows no key {{key}}, only {{keys}}.': 'include ne connaît pas la clé {{key}}, seulement {{keys}}.',
  'This include needs its path.': 'Cet include a besoin de son chemin.',
  'project_directory is a path.': 'project_directory est un chemin.',
  'A path is missing here.': 'Il manque ici un chemin.',
  'It is larger than {{most}} kB.': 'Il dépasse {{most}} ko.',
  'There is no such file, or it cannot be read.': 'Ce fichier n’existe pas, ou est illisible.',
  'The env file {{file}} of {{service}} lies outside of the folder of the compose file.':
    'Le fichier d’environnement {{file}} de {{service}} se trouve hors du dossier du fichier compose.',
  'The label file {{file}} of {{service}} lies outside of the folder of the compose file.':
    'Le fichier d’étiquettes {{file}} de {{service}} se trouve hors du dossier du fichier compose.',
  'The env file {{file}} of {{service}} was not found.':
    'Le fichier d’environnement {{file}} de {{service}} est introuvable.',
  'The label file {{file}} of {{service}} was not found.':
    'Le fichier d’étiquettes {{file}} de {{service}} est introuvable.',
  'The compose file {{file}} is not part of the document.':
    'Le fichier compose {{file}} ne fait pas partie du document.',
  'it is larger than {{most}} kB.': 'il dépasse {{most}} ko.',
  'The config {{name}} cannot be copied: {{why}}': 'La configuration {{name}} ne peut pas être copiée : {{why}}',
  'The secret {{name}} cannot be copied: {{why}}': 'Le secret {{name}} ne peut pas être copié : {{why}}',
  'the variable {{variable}} is not set.': 'la variable {{variable}} n’est pas définie.',
  'the file {{file}} is not part of the document.': 'le fichier {{file}} ne fait pas partie du document.',
  'The seccomp profile of {{service}} is not there: the file {{file}} is not part of the document.':
    'Le profil seccomp de {{service}} est absent : le fichier {{file}} ne fait pas partie du document.',
  'The seccomp profile of {{service}} cannot be read: {{file}} is no JSON.':
    'Le profil seccomp de {{service}} est illisible : {{file}} n’est pas du JSON.',
  'This compose file is empty.': 'Ce fichier compose est vide.',
  "The document calls itself {{written}}; the stack's own name {{name}} is used.":
    'Le document se nomme {{written}} ; c’est le nom de la stack, {{name}}, qui est utilisé.',
  'The bytes of {{file}} are not known any more.': 'Les octets de {{file}} ne sont plus connus.',

  // What cannot be carried out
  'Stackwright cannot carry out {{key}} of {{name}}: {{why}}':
    'Stackwright ne peut pas exécuter {{key}} de {{name}} : {{why}}',
  'Stackwright does not support {{key}} in {{section}}: {{why}}':
    'Stackwright ne prend pas en charge {{key}} dans {{section}} : {{why}}',
  'Stackwright does not support {{key}} at the top of a compose file: {{why}}':
    'Stackwright ne prend pas en charge {{key}} en tête d’un fichier compose : {{why}}',
  'containers can share it with the host only.': 'les conteneurs ne peuvent le partager qu’avec l’hôte.',
  'Use host, or leave it out.': 'Utilisez host, ou omettez-le.',
  'there is no command in it.': 'il ne contient pas de commande.',
  'there is no {{kind}} on this kind of host.': 'il n’y a pas de {{kind}} sur ce genre d’hôte.',
  '{{source}} is external, and only a Swarm keeps such ones.': '{{source}} est externe, et seul un Swarm en garde.',
  '{{source}} comes from a driver, and only a Swarm has such ones.':
    '{{source}} vient d’un pilote, et seul un Swarm en a.',
  '{{source}} is a template (template_driver), which only a Swarm fills.':
    '{{source}} est un modèle (template_driver), que seul un Swarm remplit.',
  '{{key}} {{value}} is no number, and names are known only inside of the image.':
    '{{key}} {{value}} n’est pas un nombre, et les noms ne sont connus qu’à l’intérieur de l’image.',
  '{{target}} is at the top of a read-only file system.':
    '{{target}} est à la racine d’un système de fichiers en lecture seule.',
  'Give it a target in a folder.': 'Donnez-lui une cible dans un dossier.',
  '{{folder}} is a mount of its own.': '{{folder}} est lui-même un montage.',
  'Give it a target in another folder.': 'Donnez-lui une cible dans un autre dossier.',
  '{{key}} of {{name}} has no effect here: {{why}}': '{{key}} de {{name}} n’a pas d’effet ici : {{why}}',

  // What does not fit together
  'These services wait for each other and none could start: {{cycle}}.':
    'Ces services s’attendent l’un l’autre et aucun ne pourrait démarrer : {{cycle}}.',
  '({{count}} more)': '({{count}} autres)',
  '{{name}} has {{key}} {{own}} and deploy.resources.{{other}} {{deployed}}.':
    '{{name}} a {{key}} {{own}} et deploy.resources.{{other}} {{deployed}}.',
  '{{name}} mounts two things at {{target}}.': '{{name}} monte deux choses dans {{target}}.',
  '{{name}} and {{owner}} both call their container {{container}}.':
    '{{name}} et {{owner}} nomment tous deux leur conteneur {{container}}.',
  '{{name}} publishes port {{port}} of the host.': '{{name}} publie plusieurs fois le port {{port}} de l’hôte.',
  '{{other}} and {{name}} both publish port {{port}} of the host.':
    '{{other}} et {{name}} publient tous deux le port {{port}} de l’hôte.',
  '{{name}} asks for {{replicas}} containers, but only one can publish port {{port}}.':
    '{{name}} demande {{replicas}} conteneurs, mais un seul peut publier le port {{port}}.',
  '{{service}} joins the network {{network}}, which is not declared.':
    '{{service}} rejoint le réseau {{network}}, qui n’est pas déclaré.',
  '{{service}} mounts the volume {{volume}}, which is not declared.':
    '{{service}} monte le volume {{volume}}, qui n’est pas déclaré.',
  '{{name}} uses the config {{source}}, which is not declared.':
    '{{name}} utilise la configuration {{source}}, qui n’est pas déclarée.',
  '{{name}} uses the secret {{source}}, which is not declared.':
    '{{name}} utilise le secret {{source}}, qui n’est pas déclaré.',
  '{{service}} depends on {{other}}, which is off: none of its profiles ({{profiles}}) is active.':
    '{{service}} dépend de {{other}}, qui est inactif : aucun de ses profils ({{profiles}}) n’est actif.',
  '{{service}} depends on {{other}}, which is not a service of this document.':
    '{{service}} dépend de {{other}}, qui n’est pas un service de ce document.',
  'This document has no services.': 'Ce document n’a pas de services.',
  'Add at least one under services.': 'Ajoutez-en au moins un sous services.',
  'Add the key services with at least one.': 'Ajoutez la clé services avec au moins un service.',
  'No service is active: {{services}} need a profile.': 'Aucun service n’est actif : {{services}} demandent un profil.',
  'Choose one.': 'Choisissez-en un.',
  '{{name}} has no image.': '{{name}} n’a pas d’image.',
  'Give it one, for example image: nginx:1.27.': 'Donnez-lui-en une, par exemple image: nginx:1.27.',
  '{{name}} has both network_mode and networks.': '{{name}} a à la fois network_mode et networks.',
  'The ports of {{name}} cannot be published: with network_mode: {{mode}} {{why}}.':
    'Les ports de {{name}} ne peuvent pas être publiés : avec network_mode: {{mode}} {{why}}.',
  "it uses the host's ports as they are": 'il utilise les ports de l’hôte tels quels',
  'it has no network': 'il n’a pas de réseau',
  'its ports are those of the other one, which has to publish them':
    'ses ports sont ceux de l’autre, qui doit les publier',
  '{{name}} has scale {{scale}} and deploy.replicas {{replicas}}.':
    '{{name}} a scale {{scale}} et deploy.replicas {{replicas}}.',
  '{{name}} asks for {{replicas}} containers, but container_name can name only one.':
    '{{name}} demande {{replicas}} conteneurs, mais container_name n’en nomme qu’un.',
  'Remove container_name.': 'Retirez container_name.',
  '{{name}} waits until {{other}} is healthy, but the health check of {{other}} is disabled.':
    '{{name}} attend que {{other}} soit sain, mais le contrôle de santé de {{other}} est désactivé.',
  '{{name}} has the platform {{platform}}, which its build.platforms lack.':
    '{{name}} a la plateforme {{platform}}, absente de ses build.platforms.',
  '{{name}} shares with {{other}}, which has no container: it has 0 replicas.':
    '{{name}} partage avec {{other}}, qui n’a pas de conteneur : il a 0 réplique.',
  'Give it at least one.': 'Donnez-lui-en au moins une.',
  '{{name}} joins the IPC namespace of {{other}}, which keeps it to itself.':
    '{{name}} rejoint l’espace IPC de {{other}}, qui le garde pour lui.',
  'Give {{other}} the key ipc: shareable.': 'Donnez à {{other}} la clé ipc: shareable.',
  '{{mode}} is no way to take mounts.': '{{mode}} n’est pas une façon de reprendre des montages.',
  'Use ro or rw.': 'Utilisez ro ou rw.',

  // What a key takes
  'The document': 'Le document',
  '{{name}} is empty; it takes {{wanted}}.': '{{name}} est vide ; il faut {{wanted}}.',
  '{{name}} takes {{wanted}}, but is {{kind}}.': '{{name}} demande {{wanted}}, mais contient {{kind}}.',
  '{{name}} takes text.': '{{name}} demande du texte.',
  'Write "{{text}}" in quotes.': 'Écrivez "{{text}}" entre guillemets.',
  'Write "{{text}}" in quotes, or a unit such as 512m.':
    'Écrivez "{{text}}" entre guillemets, ou une unité comme 512m.',
  'memory takes text.': 'memory demande du texte.',
  '{{name}} is empty.': '{{name}} est vide.',
  '{{name}} is {{number}}; it must be at least {{least}}.': '{{name}} vaut {{number}} ; il faut au moins {{least}}.',
  '{{name}} is {{number}}; it must be {{least}} to {{most}}.':
    '{{name}} vaut {{number}} ; il faut de {{least}} à {{most}}.',
  '{{name}} must not be negative.': '{{name}} ne doit pas être négatif.',
  '{{place}} needs {{key}}: {{meaning}}.': '{{place}} a besoin de {{key}} : {{meaning}}.',
  'a mapping': 'une table',
  'a list': 'une liste',
  empty: 'vide',
  'the text {{text}}': 'le texte {{text}}',
  'the number {{text}}': 'le nombre {{text}}',
  'the boolean {{text}}': 'le booléen {{text}}',
  'text or a number': 'du texte ou un nombre',
  'true or false': 'true ou false',
  'a number': 'un nombre',
  'a whole number': 'un nombre entier',
  'a whole number of microseconds, or a duration such as 400ms':
    'un nombre entier de microsecondes, ou une durée comme 400ms',
  'a duration with its unit, such as 30s or 1m30s': 'une durée avec son unité, comme 30s ou 1m30s',
  'a count of bytes, such as 512m or 1.5g': 'un nombre d’octets, comme 512m ou 1.5g',
  'one of {{list}}': 'une valeur parmi {{list}}',
  'a line of text or a list of words': 'une ligne de texte ou une liste de mots',
  'a list or a mapping of services': 'une liste ou une table de services',
  'a list or a mapping of networks': 'une liste ou une table de réseaux',
  'a list or a mapping of host names': 'une liste ou une table de noms d’hôte',
  'a mapping of {{section}}': 'une table de {{section}}',
  'a mapping of limits': 'une table de limites',
  'a list of mounts': 'une liste de montages',
  'a list of ports': 'une liste de ports',
  'a list of devices': 'une liste de périphériques',
  'a path or a list of paths': 'un chemin ou une liste de chemins',
  'a mapping, or a list of NAME=value': 'une table, ou une liste de NOM=valeur',
  'a command as text, or a list that starts with CMD, CMD-SHELL or NONE':
    'une commande en texte, ou une liste qui commence par CMD, CMD-SHELL ou NONE',
  'a mount such as "data:/var/lib/data"': 'un montage comme "data:/var/lib/data"',
  'a port such as "8080:80"': 'un port comme "8080:80"',
  'bind, volume or tmpfs': 'bind, volume ou tmpfs',
  'the path inside the container': 'le chemin dans le conteneur',
  'the path on the host': 'le chemin sur l’hôte',
  'the device on the host': 'le périphérique sur l’hôte',
  'the limit that holds': 'la limite en vigueur',
  'the limit up to which the process may raise it': 'la limite jusqu’à laquelle le processus peut l’augmenter',
  'what to watch': 'ce qu’il faut surveiller',
  'what to do then': 'ce qu’il faut faire alors',
  'Compose knows no key {{key}} in {{section}}.': 'Compose ne connaît pas la clé {{key}} dans {{section}}.',
  'Compose knows no key {{key}} at the top of a compose file.':
    'Compose ne connaît pas la clé {{key}} en tête d’un fichier compose.',
  '{{key}} cannot be the name of a {{what}}.': '{{key}} ne peut pas être un nom ({{what}}).',
  'Use letters, digits, ., _ and -.': 'Utilisez des lettres, des chiffres, ., _ et -.',
  'version is obsolete and ignored.': 'version est obsolète et ignoré.',

  // Single keys
  '{{text}} is not a key for ssh.': '{{text}} n’est pas une clé pour ssh.',
  'Write default, or ID=PATH.': 'Écrivez default, ou ID=CHEMIN.',
  'dockerfile and dockerfile_inline exclude each other.': 'dockerfile et dockerfile_inline s’excluent.',
  'Like Compose, this ends the command at {{cut}}, which only a shell understands.':
    'Comme Compose, ceci termine la commande à {{cut}}, que seul un interpréteur comprend.',
  'Write ["sh", "-c", "..."] to have one.': 'Écrivez ["sh", "-c", "..."] pour en avoir un.',
  'A condition is missing.': 'Il manque une condition.',
  'Write condition: service_started, or make depends_on a list of names.':
    'Écrivez condition: service_started, ou faites de depends_on une liste de noms.',
  'The action {{action}} needs a target inside the container.':
    'L’action {{action}} a besoin d’une cible dans le conteneur.',
  '{{text}} is not a device.': '{{text}} n’est pas un périphérique.',
  'Write HOST:CONTAINER:PERMISSIONS.': 'Écrivez HÔTE:CONTENEUR:PERMISSIONS.',
  'count is a number of devices, or all.': 'count est un nombre de périphériques, ou all.',
  'count and device_ids exclude each other.': 'count et device_ids s’excluent.',
  'gpus is all, or a list of requests.': 'gpus est all, ou une liste de demandes.',
  'This env file needs its path.': 'Ce fichier d’environnement a besoin de son chemin.',
  'external.name is obsolete.': 'external.name est obsolète.',
  'Write external: true, and the name beside it.': 'Écrivez external: true, et le nom à côté.',
  '{{text}} is not NAME=ADDRESS.': '{{text}} n’est pas NOM=ADRESSE.',
  '{{keys}} exclude each other.': '{{keys}} s’excluent.',
  'An external one exists already, so {{key}} cannot be given for it.':
    'Un externe existe déjà : {{key}} ne peut pas être donné pour lui.',
  'It has no source.': 'Il n’a pas de source.',
  'Give it one of {{list}}.': 'Donnez-lui-en une parmi {{list}}.',
  'source is missing: the name of it.': 'source manque : c’est son nom.',
  'it is empty': 'elle est vide',
  'it starts with {{form}}': 'elle commence par {{form}}',
  "A health check's list starts with CMD, CMD-SHELL or NONE; {{written}}.":
    'La liste d’un contrôle de santé commence par CMD, CMD-SHELL ou NONE ; {{written}}.',
  '{{path}} needs the variable HOME.': '{{path}} a besoin de la variable HOME.',
  'Set it, or write the whole path.': 'Définissez-la, ou écrivez le chemin entier.',
  '{{path}} starts from the folder of the compose file, and this document has none.':
    '{{path}} part du dossier du fichier compose, et ce document n’en a pas.',
  'Write an absolute path.': 'Écrivez un chemin absolu.',
  'Write NAME=value, with = and not with a colon.': 'Écrivez NOM=valeur, avec = et non avec un deux-points.',
  'An item of this list takes the form NAME=value.': 'Un élément de cette liste a la forme NOM=valeur.',
  'There is no name before the =.': 'Il n’y a pas de nom avant le =.',
  'The label {{label}} is kept for Stackwright itself.': 'L’étiquette {{label}} est réservée à Stackwright.',
  '{{target}} is mounted at line {{line}} already; only this one counts, as in Compose.':
    '{{target}} est déjà monté à la ligne {{line}} ; seul celui-ci compte, comme dans Compose.',
  '{{target}} is not an absolute path inside the container; the Engine will refuse it.':
    '{{target}} n’est pas un chemin absolu dans le conteneur ; le moteur le refusera.',
  'Write SOURCE:TARGET.': 'Écrivez SOURCE:CIBLE.',
  'A tmpfs mount takes no source.': 'Un montage tmpfs ne prend pas de source.',
  'This mount needs its {{key}}: {{meaning}}.': 'Ce montage a besoin de {{key}} : {{meaning}}.',
  '{{text}} is not an absolute path inside the container.': '{{text}} n’est pas un chemin absolu dans le conteneur.',
  'write SOURCE:TARGET or SOURCE:TARGET:OPTIONS': 'écrivez SOURCE:CIBLE ou SOURCE:CIBLE:OPTIONS',
  '{{text}} is not a mount: {{why}}.': '{{text}} n’est pas un montage : {{why}}.',
  'there is no option {{option}}; use ro, rw, nocopy, z, Z or a propagation':
    'il n’y a pas d’option {{option}} ; utilisez ro, rw, nocopy, z, Z ou une propagation',
  'the protocol must be tcp, udp or sctp': 'le protocole doit être tcp, udp ou sctp',
  '{{text}} is not a port of the container (1 to 65535)': '{{text}} n’est pas un port du conteneur (1 à 65535)',
  '{{text}} is not a port of the host (1 to 65535)': '{{text}} n’est pas un port de l’hôte (1 à 65535)',
  '{{text}} is not an IP address': '{{text}} n’est pas une adresse IP',
  'the ranges {{one}} and {{other}} differ in length': 'les plages {{one}} et {{other}} n’ont pas la même longueur',
  '{{text}} is not a port mapping: {{why}}.': '{{text}} n’est pas une correspondance de ports : {{why}}.',
  'Write [IP:][HOST:]CONTAINER, for example "8080:80".': 'Écrivez [IP:][HÔTE:]CONTENEUR, par exemple "8080:80".',
  'This document publishes more than {{most}} ports.': 'Ce document publie plus de {{most}} ports.',
  '{{text}} is not a port or a range of ports (1 to 65535).':
    '{{text}} n’est ni un port ni une plage de ports (1 à 65535).',
  'A port needs its target: the port inside the container.':
    'Un port a besoin de sa cible : le port dans le conteneur.',
  'restart is one of no, always, unless-stopped, on-failure and on-failure:COUNT.':
    'restart vaut no, always, unless-stopped, on-failure ou on-failure:NOMBRE.',
  '{{text}} is not a port of the container, such as 3000 or 3000/udp.':
    '{{text}} n’est pas un port du conteneur, comme 3000 ou 3000/udp.',
  'Use at least two letters, digits, _, . and -, starting with a letter or digit.':
    'Utilisez au moins deux lettres, chiffres, _, . et -, en commençant par une lettre ou un chiffre.',
  '{{text}} cannot be the name of a container.': '{{text}} ne peut pas être le nom d’un conteneur.',
  'There is a backslash at the end of this command.': 'Il y a une barre oblique inverse à la fin de cette commande.',
  'There is a {{stray}} outside of quotes in this command.':
    'Il y a un {{stray}} hors des guillemets dans cette commande.',
  'Put quotes around it.': 'Entourez-le de guillemets.',
  'The {{stray}} in this command is never closed.': 'Le {{stray}} de cette commande n’est jamais fermé.',
  'An external volume exists already, so {{key}} cannot be given for it.':
    'Un volume externe existe déjà : {{key}} ne peut pas être donné pour lui.',

  // Variables
  'The name {{key}} holds a space.': 'Le nom {{key}} contient une espace.',
  '{{key}} is not a name for a variable.': '{{key}} n’est pas un nom de variable.',
  'The {{quote}} that starts here is never closed.': 'Le {{quote}} ouvert ici n’est jamais fermé.',
  'There is text behind the closing {{quote}}.': 'Il y a du texte après le {{quote}} fermant.',
  'The variables of this document make it longer than {{most}} characters.':
    'Les variables de ce document le portent à plus de {{most}} caractères.',
  'The variable {{name}} is not set; it is taken as empty.':
    'La variable {{name}} n’est pas définie ; elle est prise comme vide.',
  'Set it, or write ${{{name}}:-default}.': 'Définissez-la, ou écrivez ${{{name}}:-valeur}.',
  'The braces behind a $ are never closed.': 'Les accolades après un $ ne sont jamais fermées.',
  'Write $$ for a plain $.': 'Écrivez $$ pour un simple $.',
  '{{text}} is not a variable.': '{{text}} n’est pas une variable.',
  'Write ${NAME}, or $$ for a plain $.': 'Écrivez ${NOM}, ou $$ pour un simple $.',
  'The variable {{name}} has to be set.': 'La variable {{name}} doit être définie.',
  'The variable {{name}} has to be set: {{reason}}': 'La variable {{name}} doit être définie : {{reason}}',
  'The variable {{name}} has to be set and not be empty.': 'La variable {{name}} doit être définie et non vide.',
  'The variable {{name}} has to be set and not be empty: {{reason}}':
    'La variable {{name}} doit être définie et non vide : {{reason}}',
  'Variables are nested deeper than {{most}} levels here.':
    'Des variables sont imbriquées ici sur plus de {{most}} niveaux.',

  // YAML
  '{{path}} is {{over}} here, but {{base}} at {{place}}.': '{{path}} est {{over}} ici, mais {{base}} à {{place}}.',
  '{{path}} is {{over}} here, but {{base}} at {{file}}:{{line}}.':
    '{{path}} est {{over}} ici, mais {{base}} à {{file}}:{{line}}.',
  'They cannot be merged; write both the same way, or put !override before this one.':
    'Impossible de les fusionner ; écrivez les deux de la même façon, ou placez !override devant celui-ci.',
  'A compose file knows the tags !reset and !override only, not {{tag}}.':
    'Un fichier compose ne connaît que les balises !reset et !override, pas {{tag}}.',
  '*{{name}} is used inside of what &{{anchor}} names; it cannot hold itself.':
    '*{{name}} est utilisé à l’intérieur de ce que nomme &{{anchor}} ; il ne peut pas se contenir lui-même.',
  'There is no anchor &{{name}} before this place.': 'Il n’y a pas d’ancre &{{name}} avant cet endroit.',
  'A key must be text, not a list or a mapping.': 'Une clé doit être du texte, pas une liste ni une table.',
  'A key is missing here.': 'Il manque ici une clé.',
  '__proto__ cannot be used as a key.': '__proto__ ne peut pas servir de clé.',
  '{{key}} is given twice; it stands at line {{line}} already.':
    '{{key}} est donnée deux fois ; elle figure déjà à la ligne {{line}}.',
  '<< takes a mapping, or a list of mappings, usually an alias such as *defaults.':
    '<< prend une table, ou une liste de tables, en général un alias comme *defaults.',
  'Written out, the aliases used here are more than {{most}} values.':
    'Développés, les alias utilisés ici dépassent {{most}} valeurs.',
  'This file is not UTF-8 text.': 'Ce fichier n’est pas du texte UTF-8.',
  'This file is not UTF-8 text: it holds a zero byte.':
    'Ce fichier n’est pas du texte UTF-8 : il contient un octet nul.',
  'It may be UTF-16 or a binary file.': 'C’est peut-être de l’UTF-16 ou un fichier binaire.',
  'There is a control character (U+{{code}}) here.': 'Il y a ici un caractère de contrôle (U+{{code}}).',
  'This file is more than a compose file can be: {{why}}.':
    'Ce fichier dépasse ce que peut être un fichier compose : {{why}}.',
  'it has more than {{most}} values': 'il a plus de {{most}} valeurs',
  'it has more than {{most}} documents': 'il a plus de {{most}} documents',
  'it is nested deeper than {{most}} levels': 'il est imbriqué sur plus de {{most}} niveaux',
  'This is not valid YAML: {{reason}}.': 'Ce n’est pas du YAML valide : {{reason}}.',

  // docker run
  'This is no docker run command.': 'Ce n’est pas une commande docker run.',
  'It starts with docker run.': 'Elle commence par docker run.',
  'This docker run command names no image.': 'Cette commande docker run ne nomme pas d’image.',
  'everything behind {{cut}}': 'tout ce qui suit {{cut}}',

  // What one click does
  'Write {{meant}}': 'Écrire {{meant}}',
  'Give {{other}} a health check': 'Donner à {{other}} un contrôle de santé',
  'Wait until {{other}} is started': 'Attendre que {{other}} soit démarré',
  'Add the volume {{name}}': 'Ajouter le volume {{name}}',

  // What is unwise
  'A tag that moves names another image tomorrow: nobody can tell which one runs, and going back to a version does not bring the old one back.':
    'Un tag qui bouge nomme demain une autre image : personne ne peut dire laquelle s’exécute, et revenir à une version ne rétablit pas l’ancienne.',
  'A service that waits for another to be healthy waits for a health check.':
    'Un service qui attend qu’un autre soit sain attend un contrôle de santé.',
  'Where neither the document nor the image has one, it waits for ever.':
    'Si ni le document ni l’image n’en a, il attend indéfiniment.',
  'What a database writes is gone with its container, and a container is replaced whenever its service changes.':
    'Ce qu’écrit une base de données disparaît avec son conteneur, et un conteneur est remplacé dès que son service change.',
  'The environment of a container is seen by everybody who can inspect it, is handed on to child processes, and often ends up in logs.':
    'L’environnement d’un conteneur est vu de tous ceux qui peuvent l’inspecter, est transmis aux processus enfants, et finit souvent dans des journaux.',
  'A privileged container can do to the host whatever root can do.':
    'Un conteneur privilégié peut faire à l’hôte tout ce que peut root.',
  'Who can talk to the Engine can start a privileged container, and so has the host.':
    'Qui parle au moteur peut démarrer un conteneur privilégié, et possède donc l’hôte.',
  '{{image}} has no tag, which means latest': '{{image}} n’a pas de tag, ce qui signifie latest',
  '{{image}} can be another image tomorrow': '{{image}} peut être une autre image demain',
  'Name a version, for example {{image}}:1.2.3, or a digest.':
    'Nommez une version, par exemple {{image}}:1.2.3, ou une empreinte.',
  'It waits until {{other}} is healthy, but {{other}} has no health check unless its image brings one.':
    'Il attend que {{other}} soit sain, mais {{other}} n’a pas de contrôle de santé, sauf si son image en apporte un.',
  'Give {{other}} a healthcheck, or wait with condition: service_started.':
    'Donnez un healthcheck à {{other}}, ou attendez avec condition: service_started.',
  '{{image}} keeps its data in {{folder}}, which is in no volume.':
    '{{image}} garde ses données dans {{folder}}, qui n’est dans aucun volume.',
  'Add a volume, for example data:{{folder}}, and declare it under volumes.':
    'Ajoutez un volume, par exemple data:{{folder}}, et déclarez-le sous volumes.',
  '{{key}} looks like a secret, and stands in the environment as plain text.':
    '{{key}} ressemble à un secret, et figure en clair dans l’environnement.',
  'Use a secret, and {{key}}_FILE where the image knows it.':
    'Utilisez un secret, et {{key}}_FILE si l’image le connaît.',
  'It is privileged: whoever gets into the container has the host.':
    'Il est privilégié : qui entre dans le conteneur possède l’hôte.',
  'Remove privileged, and give what is needed by name with cap_add or devices.':
    'Retirez privileged, et donnez nommément le nécessaire avec cap_add ou devices.',
  'It mounts {{source}}: whoever gets into the container has the host.':
    'Il monte {{source}} : qui entre dans le conteneur possède l’hôte.',
  'Put a proxy between that lets through only what is needed.':
    'Placez entre eux un proxy qui ne laisse passer que le nécessaire.',
}
