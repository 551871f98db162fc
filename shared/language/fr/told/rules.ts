/** What the rules of the wizard say: what is the matter, why, and what one click does about it. */
export const rules: Readonly<Record<string, string>> = {
  // Variables and secrets
  'Nothing switches the protection off': 'Rien ne désactive la protection',
  '{{name}}={{value}} must not be set on {{part}}.': '{{name}}={{value}} ne doit pas être définie sur {{part}}.',
  'Take {{name}} away': 'Retirer {{name}}',
  'It would let anybody in without a password.': 'N’importe qui entrerait sans mot de passe.',
  'A secret is given in one form': 'Un secret est donné sous une seule forme',
  '{{part}} gets both {{name}} and {{other}}.': '{{part}} reçoit à la fois {{name}} et {{other}}.',
  'Most images refuse to start with both.': 'La plupart des images refusent de démarrer avec les deux.',
  'Variables of the catalogue are not overwritten': 'Les variables du catalogue ne sont pas remplacées',
  '{{name}} of {{part}} is made from its options, and overwritten here.':
    '{{name}} de {{part}} est établie d’après ses options, et remplacée ici.',
  'What it is connected to is still told the old value.': 'Ce à quoi il est relié reçoit encore l’ancienne valeur.',
  'Secrets do not stand in the text': 'Les secrets ne figurent pas dans le texte',
  '{{name}} of {{part}} looks like a secret, and would stand in the document.':
    '{{name}} de {{part}} ressemble à un secret, et figurerait dans le document.',
  'Everybody who may read the version would read it. Use an option that is kept sealed, where the component has one.':
    'Tous ceux qui peuvent lire la version le liraient. Utilisez une option gardée scellée, si le composant en a une.',
  'Parts are called by their names': 'Les éléments sont appelés par leur nom',
  '{{name}} of {{part}} names {{found}}, which is {{self}} itself.':
    '{{name}} de {{part}} nomme {{found}}, qui est {{self}} lui-même.',
  'Inside a container localhost is the container. {{target}} is called {{name}}:{{port}}.':
    'Dans un conteneur, localhost est le conteneur. {{target}} s’appelle {{name}}:{{port}}.',
  'Write {{name}}:{{port}}': 'Écrire {{name}}:{{port}}',
  'Secrets are files where the image reads them so': 'Les secrets sont des fichiers si l’image les lit ainsi',
  'Everybody who can inspect {{part}} sees its secrets.':
    'Tous ceux qui peuvent inspecter {{part}} voient ses secrets.',
  'Variables of a container are shown by docker inspect and handed on to every process in it.':
    'Les variables d’un conteneur sont affichées par docker inspect et transmises à chacun de ses processus.',
  'Give them as files': 'Les donner sous forme de fichiers',
  'Nobody gets the socket of the Engine unnoticed': 'Personne ne reçoit le socket du moteur à votre insu',
  '{{part}} gets the socket of the Docker Engine.': '{{part}} reçoit le socket du moteur Docker.',
  'Whoever gets into it has the host, also where the socket is mounted read-only. A proxy in front of the socket that lets only reading calls through makes that less.':
    'Qui y entre possède l’hôte, même si le socket est monté en lecture seule. Un proxy devant le socket, qui ne laisse passer que les lectures, réduit ce risque.',

  // Images and versions
  'The image has a name': 'L’image a un nom',
  '{{image}} is no name of an image.': '{{image}} n’est pas un nom d’image.',
  'An empty text is no name of an image.': 'Un texte vide n’est pas un nom d’image.',
  'No Engine would take it. A name looks like registry.example.org/team/app:1.4.':
    'Aucun moteur ne l’accepterait. Un nom a la forme registry.example.org/team/app:1.4.',
  'The tag names a version': 'Le tag nomme une version',
  '{{image}} names no version: "latest" can be another major version at the next pull.':
    '{{image}} ne nomme aucune version : « latest » peut être une autre version majeure au prochain téléchargement.',
  'Nobody can tell which one runs, and going back to a version does not bring the old one back.':
    'Personne ne peut dire laquelle s’exécute, et revenir à une version ne rétablit pas l’ancienne.',
  'The version is supported': 'La version est maintenue',
  '{{title}} gets no security fixes since {{date}}.':
    '{{title}} ne reçoit plus de correctifs de sécurité depuis le {{date}}.',
  '{{title}} gets security fixes until {{date}}, which is soon.':
    '{{title}} reçoit des correctifs de sécurité jusqu’au {{date}}, c’est-à-dire bientôt.',
  'Holes that are found later stay open. Source of the date: {{source}}.':
    'Les failles trouvées ensuite restent ouvertes. Source de la date : {{source}}.',
  'Use {{component}} {{id}}': 'Utiliser {{component}} {{id}}',
  'The image is still there': 'L’image existe encore',
  '{{image}} was removed from its registry.': '{{image}} a été retirée de son registre.',
  'The versioned images of bitnami left Docker Hub on 2025-09-29; the frozen copies get no fixes.':
    'Les images versionnées de bitnami ont quitté Docker Hub le 2025-09-29 ; les copies figées ne reçoivent pas de correctifs.',
  'The component is looked after': 'Le composant est entretenu',
  'That is known of {{component}} before anybody starts it.': 'On le sait de {{component}} avant même de le démarrer.',
  'Use {{component}} instead': 'Utiliser plutôt {{component}}',
  'The image is made for the host': 'L’image est faite pour l’hôte',
  '{{image}} has no build for {{wanted}}, which {{host}} is.':
    '{{image}} n’existe pas pour {{wanted}}, le processeur de {{host}}.',
  'It would not start. Choose another version or component, or an image of your own.':
    'Elle ne démarrerait pas. Choisissez une autre version ou un autre composant, ou une image à vous.',
  'The release has a support of some length': 'La version est maintenue assez longtemps',
  '{{component}} {{id}} is an innovation release.': '{{component}} {{id}} est une version d’innovation.',
  'It loses its support as soon as the next one is out, every few months.':
    'Elle perd sa maintenance dès que la suivante paraît, tous les quelques mois.',
  'Use {{component}} {{id}} LTS': 'Utiliser {{component}} {{id}} LTS',
  'The image has not moved': 'L’image n’a pas déménagé',
  '{{image}} has moved; this copy gets no fixes.': '{{image}} a déménagé ; cette copie ne reçoit pas de correctifs.',
  'The last one there cannot see containers on Docker Engine 29.':
    'La dernière ne voit pas les conteneurs de Docker Engine 29.',
  'The release gets on with the Engine': 'La version s’entend avec le moteur',
  '{{image}} does not work with the Docker Engine of {{host}}.':
    '{{image}} ne fonctionne pas avec le moteur Docker de {{host}}.',
  '{{image}} does not work with the Docker Engine of the host.':
    '{{image}} ne fonctionne pas avec le moteur Docker de l’hôte.',
  'The image is of the version that was chosen': 'L’image est de la version choisie',
  '{{image}} is {{component}} {{major}}, and version {{id}} was chosen.':
    '{{image}} est {{component}} {{major}}, et la version {{id}} a été choisie.',
  'Folders, variables and the health check are those of the version that was chosen, and may not fit.':
    'Les dossiers, les variables et le contrôle de santé sont ceux de la version choisie, et peuvent ne pas convenir.',
  'Choose version {{id}}': 'Choisir la version {{id}}',

  // Needs and connections
  'Needs are met': 'Les besoins sont satisfaits',
  '{{part}} needs a {{need}}.': '{{part}} a un besoin : {{need}}.',
  '{{component}} does not work without one.': '{{component}} ne fonctionne pas sans cela.',
  'Connect it to {{provider}}': 'Le relier à {{provider}}',
  'Add {{component}} and connect it': 'Ajouter {{component}} et le relier',
  'Connections lead somewhere': 'Les connexions mènent quelque part',
  '{{provider}} does not give {{consumer}} what this line says.':
    '{{provider}} ne donne pas à {{consumer}} ce que dit ce lien.',
  'There is no part called {{missing}}.': 'Il n’y a pas d’élément nommé {{missing}}.',
  'Nothing would be connected.': 'Rien ne serait relié.',
  'Connect them in a way that fits': 'Les relier d’une façon qui convient',
  'Take the line away': 'Retirer le lien',
  'The way fits the provider': 'La façon convient au fournisseur',
  '{{provider}} cannot be told to {{consumer}} in this way: "{{way}}".':
    '{{provider}} ne peut pas être indiqué à {{consumer}} de cette façon : « {{way}} ».',
  'It is meant for {{list}}, and {{provider}} gives {{capability}}.':
    'Elle est prévue pour {{list}}, et {{provider}} donne {{capability}}.',
  'Choose a way that fits': 'Choisir une façon qui convient',
  'One provider where only one can be': 'Un seul fournisseur là où il n’en faut qu’un',
  '{{consumer}} can have one {{need}} only, and has {{first}} already.':
    '{{consumer}} ne peut avoir qu’un seul fournisseur ({{need}}), et a déjà {{first}}.',
  'The second would overwrite what is said of the first.': 'Le second remplacerait ce qui est dit du premier.',
  'Keep {{name}}': 'Garder {{name}}',
  'No part is its own provider': 'Aucun élément n’est son propre fournisseur',
  '{{consumer}} is connected to itself.': '{{consumer}} est relié à lui-même.',
  'It would wait for itself for ever.': 'Il s’attendrait lui-même indéfiniment.',
  'A line is there once': 'Un lien n’existe qu’une fois',
  '{{consumer}} is connected to {{provider}} twice.': '{{consumer}} est relié deux fois à {{provider}}.',
  'Nobody can tell which of the two counts.': 'Personne ne peut dire lequel des deux compte.',
  'Keep the last': 'Garder le dernier',
  'The provider is of a release that is supported': 'Le fournisseur est d’une version prise en charge',
  '{{consumer}} {{version}} is not supported on {{provider}} {{release}}.':
    '{{consumer}} {{version}} n’est pas pris en charge sur {{provider}} {{release}}.',
  'It is made for {{component}} {{range}}. Source: {{source}}.':
    'Il est fait pour {{component}} {{range}}. Source : {{source}}.',
  '{{component}} instead': 'Plutôt {{component}}',
  'Each application has a database of its own': 'Chaque application a sa propre base de données',
  '{{consumer}} and {{owner}} would write into the same database of {{provider}}.':
    '{{consumer}} et {{owner}} écriraient dans la même base de données de {{provider}}.',
  'Each makes tables of its own and believes all others to be its own too; a backup of one cannot be put back alone.':
    'Chacun crée ses tables et croit que toutes les autres sont aussi les siennes ; la sauvegarde de l’un ne peut pas être restaurée seule.',
  'Give {{consumer}} a {{component}} of its own': 'Donner à {{consumer}} son propre {{component}}',

  // Values
  'Use {{value}}': 'Utiliser {{value}}',
  'Leave it empty': 'Laisser vide',
  'Use what it is by itself': 'Utiliser la valeur d’origine',
  '{{owner}}: {{option}} is not one of the choices.': '{{owner}} : {{option}} ne fait pas partie des choix.',
  '{{owner}}: {{option}} is no size, such as 256m or 2g.':
    '{{owner}} : {{option}} n’est pas une taille, comme 256m ou 2g.',
  '{{owner}}: {{option}} is no duration, such as 30s or 1h.':
    '{{owner}} : {{option}} n’est pas une durée, comme 30s ou 1h.',
  '{{owner}}: {{option}} is empty.': '{{owner}} : {{option}} est vide.',
  '{{owner}}: {{option}} does not fit: {{detail}}.': '{{owner}} : {{option}} ne convient pas : {{detail}}',
  '{{owner}}: {{option}} is less than {{least}}.': '{{owner}} : {{option}} est inférieur à {{least}}.',
  '{{owner}}: {{option}} is more than {{most}}.': '{{owner}} : {{option}} est supérieur à {{most}}.',
  'Values fit': 'Les valeurs conviennent',
  'The part would not start, or would do something else than meant.':
    'L’élément ne démarrerait pas, ou ferait autre chose que prévu.',
  'Values are of the right kind': 'Les valeurs sont du bon type',
  '{{name}}: {{option}} cannot have such a value.': '{{name}} : {{option}} ne peut pas avoir une telle valeur.',
  '{{component}} has no option called {{id}}.': '{{component}} n’a pas d’option nommée {{id}}.',
  'It would be passed over without a word.': 'Elle serait ignorée sans un mot.',
  'Take it away': 'La retirer',
  'Secrets that have to be there': 'Secrets indispensables',
  '{{owner}} needs a value for {{option}} to start.': '{{owner}} a besoin d’une valeur pour démarrer : {{option}}.',
  'Without it the program refuses to start, or lets anybody in.':
    'Sans elle, le programme refuse de démarrer, ou laisse entrer n’importe qui.',
  'Have one made': 'En faire créer un',
  'No password that everybody knows': 'Pas de mot de passe que tout le monde connaît',
  '{{owner}}: the {{option}} is public knowledge.': '{{owner}} : cette valeur est connue de tous ({{option}}).',
  'It is among the first that anybody tries.': 'C’est une des premières que l’on essaie.',
  'Secrets are long enough': 'Les secrets sont assez longs',
  '{{owner}}: {{option}} has {{length}} characters and needs {{least}}.':
    '{{owner}} : {{option}} a {{length}} caractères et il en faut {{least}}.',
  'It could be guessed, or the program refuses it.': 'On pourrait le deviner, ou le programme le refuse.',
  'Secrets can stand in an address': 'Les secrets peuvent figurer dans une adresse',
  '{{owner}}: {{option}} has characters that mean something else in an address or a file.':
    '{{owner}} : {{option}} contient des caractères qui ont un autre sens dans une adresse ou un fichier.',
  'It ends up in addresses such as postgres://user:password@host. Use letters, digits and . _ ~ - only.':
    'Il se retrouve dans des adresses comme postgres://user:password@host. N’utilisez que des lettres, des chiffres et . _ ~ -.',
  'Go back': 'Revenir en arrière',
  '{{consumer}} to {{provider}}': '{{consumer}} vers {{provider}}',

  // Parts
  'A stack has parts': 'Une stack a des éléments',
  'Nothing is chosen yet.': 'Rien n’est encore choisi.',
  'A stack needs one part at least. Pick a component.':
    'Une stack a besoin d’au moins un élément. Choisissez un composant.',
  'Components are in the catalogue': 'Les composants sont dans le catalogue',
  'The catalogue has no component called {{component}}.': 'Le catalogue n’a pas de composant nommé {{component}}.',
  'Its file may have been taken out of the data folder, or cannot be read. Put it back, or take the part out.':
    'Son fichier a peut-être été retiré du dossier de données, ou est illisible. Remettez-le, ou retirez l’élément.',
  'Take {{name}} out': 'Retirer {{name}}',
  'Versions are in the catalogue': 'Les versions sont dans le catalogue',
  '{{component}} has no version {{id}} in the catalogue.': '{{component}} n’a pas de version {{id}} dans le catalogue.',
  'Nobody knows which image that would be.': 'Personne ne sait quelle image ce serait.',
  'Names are unique': 'Les noms sont uniques',
  'Two parts are called {{name}}.': 'Deux éléments se nomment {{name}}.',
  'The name is the service, and the host name by which others find it.':
    'Le nom est celui du service, et le nom d’hôte par lequel les autres le trouvent.',
  'Call the second {{name}}': 'Nommer le second {{name}}',
  'Components that cannot be together': 'Composants qui ne peuvent pas être ensemble',
  '{{one}} and {{other}} cannot be in one stack.': '{{one}} et {{other}} ne peuvent pas être dans une même stack.',
  'What components say of themselves': 'Ce que les composants disent d’eux-mêmes',

  // Ports
  'Publish it on port {{port}}': 'Le publier sur le port {{port}}',
  'Publish it for this computer only': 'Ne le publier que pour cet ordinateur',
  'Do not publish it': 'Ne pas le publier',
  'One owner of a port': 'Un seul détenteur par port',
  '{{owner}} owns port {{port}} already, and only one proxy can.':
    '{{owner}} détient déjà le port {{port}}, et un seul proxy le peut.',
  'Port {{port}} is already that of {{owner}}.': 'Le port {{port}} est déjà celui de {{owner}}.',
  'Keep one at the door and put the other behind it, or publish it elsewhere.':
    'Gardez-en un à l’entrée et placez l’autre derrière, ou publiez-le ailleurs.',
  'The second to start would fail.': 'Le second à démarrer échouerait.',
  'Ports are free on the host': 'Les ports sont libres sur l’hôte',
  '{{holder}} uses port {{port}} on {{host}}.': '{{holder}} utilise le port {{port}} sur {{host}}.',
  'The part could not start.': 'L’élément ne pourrait pas démarrer.',
  'Databases do not face the network': 'Les bases de données ne sont pas exposées au réseau',
  'Anyone who reaches port {{port}} would own the data of {{part}}.':
    'Quiconque atteint le port {{port}} posséderait les données de {{part}}.',
  '{{part}} would be reachable from the whole network.': '{{part}} serait accessible depuis tout le réseau.',
  'It has no password, and the port is published. Publish it for this computer only, or set a password.':
    'Il n’a pas de mot de passe, et le port est publié. Ne le publiez que pour cet ordinateur, ou définissez un mot de passe.',
  'Parts of the stack reach it without a published port.': 'Les éléments de la stack l’atteignent sans port publié.',
  'Internal ports stay inside': 'Les ports internes restent à l’intérieur',
  '{{port}} of {{part}} must not be published.': '{{port}} de {{part}} ne doit pas être publié.',
  'Its protocol has no protection: who reaches it can run code or change anything.':
    'Son protocole n’a pas de protection : qui l’atteint peut exécuter du code ou tout modifier.',
  'Tools do not face the network': 'Les outils ne sont pas exposés au réseau',
  '{{component}} should not face the network.': '{{component}} ne devrait pas être exposé au réseau.',
  'It is made for those who look after the stack, and shows everything.':
    'Il est fait pour ceux qui s’occupent de la stack, et montre tout.',
  'Something can be opened': 'Quelque chose peut être ouvert',
  'No port is published: nothing of this stack can be opened from outside.':
    'Aucun port n’est publié : rien de cette stack ne peut être ouvert de l’extérieur.',
  'That is right for a stack that others reach by a network of their own.':
    'C’est juste pour une stack que d’autres atteignent par un réseau à elles.',
  'Publish {{part}} on port {{port}}': 'Publier {{part}} sur le port {{port}}',

  // Resources
  'Limits are sizes': 'Les limites sont des tailles',
  '{{limit}} is no limit of memory for {{part}}.': '{{limit}} n’est pas une limite de mémoire pour {{part}}.',
  'It has to be a size such as 512m, and the Engine takes no less than 6m.':
    'Il faut une taille comme 512m, et le moteur n’accepte pas moins de 6m.',
  "Use the catalogue's": 'Utiliser celle du catalogue',
  'Limits leave room to work': 'Les limites laissent de quoi travailler',
  '{{part}} is likely to be killed: {{size}} is less than the {{floor}} MiB that {{component}} takes.':
    '{{part}} sera probablement tué : {{size}}, c’est moins que les {{floor}} Mio que prend {{component}}.',
  'The figure is our recommendation for a small stack.': 'Ce chiffre est notre recommandation pour une petite stack.',
  'Source of the figure: {{source}}.': 'Source du chiffre : {{source}}.',
  'Raise it to {{floor}}m': 'L’augmenter à {{floor}}m',
  'Programs that size themselves by their limit have one':
    'Les programmes qui se dimensionnent par leur limite en ont une',
  '{{component}} takes as much memory as it finds, and {{part}} has no limit.':
    '{{component}} prend toute la mémoire qu’il trouve, et {{part}} n’a pas de limite.',
  'It sizes itself by the limit of its container; without one, by the memory of the whole host.':
    'Il se dimensionne d’après la limite de son conteneur ; sans limite, d’après toute la mémoire de l’hôte.',
  'Set {{limit}}m': 'Mettre {{limit}}m',
  'The host has the memory': 'L’hôte a la mémoire nécessaire',
  'The parts take {{all}}, and {{host}} has {{there}}.':
    'Les éléments prennent {{all}}, et {{host}} dispose de {{there}}.',
  'The host would kill processes to get memory back. The largest is {{part}}.':
    'L’hôte tuerait des processus pour récupérer de la mémoire. Le plus gros est {{part}}.',
  'No part takes more than the host has': 'Aucun élément ne prend plus que ce qu’a l’hôte',
  '{{component}} takes {{floor}}, and {{host}} has {{there}} in all.':
    '{{component}} prend {{floor}}, et {{host}} dispose de {{there}} en tout.',
  'It cannot work there. Choose another host or another component.':
    'Il ne peut pas y fonctionner. Choisissez un autre hôte ou un autre composant.',
  'Limits of processors are within the host': 'Les limites de processeurs tiennent dans l’hôte',
  '{{part}} asks for {{cpus}} processors, and {{host}} has {{there}}.':
    '{{part}} demande {{cpus}} processeurs, et {{host}} en a {{there}}.',
  'The Engine refuses such a container. Ask for fewer.': 'Le moteur refuse un tel conteneur. Demandez-en moins.',
  "The kernel's limits are high enough": 'Les limites du noyau sont assez hautes',
  'vm.max_map_count of {{host}} is {{there}}, and {{component}} needs {{wanted}}.':
    'vm.max_map_count de {{host}} est {{there}}, et {{component}} a besoin de {{wanted}}.',
  'vm.max_map_count of the host is {{there}}, and {{component}} needs {{wanted}}.':
    'vm.max_map_count de l’hôte est {{there}}, et {{component}} a besoin de {{wanted}}.',
  'A node of a cluster refuses to start; a single one warns. On the host: sysctl -w vm.max_map_count={{wanted}}':
    'Un nœud de grappe refuse de démarrer ; un nœud seul avertit. Sur l’hôte : sysctl -w vm.max_map_count={{wanted}}',

  // From one version to the next
  'folder {{path}}': 'dossier {{path}}',
  'volume {{name}}': 'volume {{name}}',
  'Stay with {{component}} {{id}}': 'Rester à {{component}} {{id}}',
  'Start on a new, empty volume': 'Partir d’un nouveau volume, vide',
  'Its data is not read by another release just so.':
    'Ses données ne sont pas lues telles quelles par une autre version.',
  'Data is read by the release that wrote it': 'Les données sont lues par la version qui les a écrites',
  '{{component}} {{id}} cannot read the data that {{before}} wrote.':
    '{{component}} {{id}} ne peut pas lire les données écrites par {{before}}.',
  'Data does not go back to an older release': 'Les données ne reviennent pas à une version plus ancienne',
  '{{component}} cannot go back from {{before}} to {{id}} with its data.':
    '{{component}} ne peut pas revenir de {{before}} à {{id}} avec ses données.',
  'A newer release has changed it. The only way back is a backup from before.':
    'Une version plus récente les a modifiées. Le seul retour est une sauvegarde d’avant.',
  'No major version is skipped': 'Aucune version majeure n’est sautée',
  '{{component}} is upgraded one major version at a time, and {{before}} to {{id}} is more.':
    '{{component}} se met à jour une version majeure à la fois, et de {{before}} à {{id}} il y en a plus.',
  'Go to {{id}} first': 'Passer d’abord à {{id}}',
  'A volume stays with the component that wrote it': 'Un volume reste au composant qui l’a écrit',
  '{{component}} cannot read the data that {{other}} left in the volume of {{part}}.':
    '{{component}} ne peut pas lire les données que {{other}} a laissées dans le volume de {{part}}.',
  'They look alike and have different files. Copy the data over with their own tools.':
    'Ils se ressemblent et ont des fichiers différents. Copiez les données avec leurs propres outils.',
  'Start on an empty volume; the old one is kept until somebody removes it.':
    'Partez d’un volume vide ; l’ancien est gardé jusqu’à ce que quelqu’un le supprime.',
  'Go back to {{component}}': 'Revenir à {{component}}',
  'There is a backup before a step that cannot be undone': 'Une sauvegarde précède une étape irréversible',
  'Make a backup of {{part}} before it goes from {{before}} to {{id}}.':
    'Sauvegardez {{part}} avant le passage de {{before}} à {{id}}.',
  'The step cannot be undone on its data.': 'Cette étape est irréversible pour ses données.',
  'How: {{backup}}.': 'Comment : {{backup}}.',
  'Steps that have to be prepared': 'Étapes à préparer',
  '{{component}} needs to be prepared before it goes from {{before}} to {{id}}.':
    '{{component}} doit être préparé avant le passage de {{before}} à {{id}}.',
  'What is read on the first start only is not changed later':
    'Ce qui n’est lu qu’au premier démarrage n’est pas modifié ensuite',
  '{{option}} of {{part}} is read on the first start only, and the data is there already.':
    '{{option}} de {{part}} : lu au premier démarrage seulement, et les données sont déjà là.',
  'What is connected would be told the new value, and the old one would still count. Change it inside first.':
    'Ce qui est relié recevrait la nouvelle valeur, et l’ancienne compterait toujours. Modifiez-la d’abord à l’intérieur.',
  'Go back to what it was': 'Revenir à la valeur d’avant',
  'The version that runs is still in the catalogue': 'La version en service est encore dans le catalogue',
  '{{component}} {{id}}, which runs, is not in the catalogue any more.':
    '{{component}} {{id}}, en service, n’est plus dans le catalogue.',
  'What is needed to go from it to another version is not known here.':
    'Ce qu’il faut pour passer de celle-ci à une autre version n’est pas connu ici.',

  // Data
  'State needs a volume': 'Un état demande un volume',
  '{{part}} keeps its data in an unnamed volume, which is easily lost.':
    '{{part}} garde ses données dans un volume sans nom, facile à perdre.',
  'The data of {{part}} is gone as soon as its container is made again.':
    'Les données de {{part}} disparaissent dès que son conteneur est recréé.',
  '{{component}} writes to {{path}}, and containers are replaced whenever something changes.':
    '{{component}} écrit dans {{path}}, et les conteneurs sont remplacés dès que quelque chose change.',
  'Use a named volume': 'Utiliser un volume nommé',
  'Nobody shares a data folder': 'Personne ne partage un dossier de données',
  '{{part}} and {{owner}} would keep their data in the same {{place}}.':
    '{{part}} et {{owner}} garderaient leurs données au même endroit : {{place}}.',
  'Two programs that write to one data folder destroy it.':
    'Deux programmes qui écrivent dans un même dossier de données le détruisent.',
  'Give {{part}} a volume of its own': 'Donner à {{part}} son propre volume',
  'The process can write its folder': 'Le processus peut écrire dans son dossier',
  '{{component}} runs as user {{uid}} and may not be able to write {{path}}.':
    '{{component}} s’exécute en tant qu’utilisateur {{uid}} et ne pourra peut-être pas écrire dans {{path}}.',
  'Give the folder to that user (chown -R {{uid}} {{path}}), or use a named volume, which is made right.':
    'Donnez le dossier à cet utilisateur (chown -R {{uid}} {{path}}), ou utilisez un volume nommé, créé comme il faut.',
  'Folders of the host are allowed ones': 'Les dossiers de l’hôte sont autorisés',
  '{{part}} cannot mount {{path}}.': '{{part}} ne peut pas monter {{path}}.',
  'A folder of the host is named from its root, with a / at the start.':
    'Un dossier de l’hôte se nomme depuis sa racine, avec un / au début.',
  'A path with .. in it may lead anywhere.': 'Un chemin qui contient .. peut mener n’importe où.',
  'A colon would end the path for compose.': 'Un deux-points mettrait fin au chemin pour compose.',
  'This host lets only these folders be mounted: {{allowed}}.':
    'Cet hôte ne laisse monter que ces dossiers : {{allowed}}.',

  // Wiring
  'Two connections do not set one variable': 'Deux connexions ne définissent pas la même variable',
  '{{one}} and {{other}} are both told to {{consumer}} in {{taken}}.':
    '{{one}} et {{other}} sont tous deux indiqués à {{consumer}} dans {{taken}}.',
  'Only the last would be seen.': 'Seul le dernier serait vu.',
  'Put {{prefix}} before the names of the second': 'Mettre {{prefix}} devant les noms du second',
  'A proxy has one answer for each address': 'Un proxy a une réponse par adresse',
  '{{consumer}} would lead {{address}} both to {{owner}} and to {{provider}}.':
    '{{consumer}} mènerait {{address}} à la fois vers {{owner}} et vers {{provider}}.',
  'A request goes to one of them only, and the configuration may be refused.':
    'Une requête ne va qu’à l’un d’eux, et la configuration peut être refusée.',
  '{{consumer}} path {{path}}': '{{consumer}}, chemin {{path}}',
  'Put it under {{path}}': 'Le placer sous {{path}}',
  'There is an order of start': 'Il y a un ordre de démarrage',
  'Parts wait for each other: {{names}}.': 'Des éléments s’attendent l’un l’autre : {{names}}.',
  '{{first}} for {{others}}': '{{first}} attend {{others}}',
  'None of them would ever start.': 'Aucun d’eux ne démarrerait jamais.',
  'Let {{consumer}} start without waiting for {{provider}}': 'Laisser {{consumer}} démarrer sans attendre {{provider}}',
  'Who is connected shares a network': 'Les éléments reliés partagent un réseau',
  '{{consumer}} cannot reach {{provider}}: they share no network.':
    '{{consumer}} ne peut pas atteindre {{provider}} : ils ne partagent aucun réseau.',
  'Names are found, and packets delivered, within a network only.':
    'Les noms ne sont trouvés, et les paquets remis, qu’à l’intérieur d’un réseau.',
  'Put {{consumer}} into {{network}} too': 'Mettre aussi {{consumer}} dans {{network}}',
  'Behind a proxy a part knows its address': 'Derrière un proxy, un élément connaît son adresse',
  '{{provider}} stands behind {{consumer}} and does not know the address that people open.':
    '{{provider}} se trouve derrière {{consumer}} et ne connaît pas l’adresse que l’on ouvre.',
  'Links and sign-ins would lead to the wrong place.': 'Les liens et les connexions mèneraient au mauvais endroit.',
  'Use https://{{host}}': 'Utiliser https://{{host}}',
  'Who is waited for has a health check': 'Un élément attendu a un contrôle de santé',
  '{{consumer}} starts before anybody knows whether {{provider}} works.':
    '{{consumer}} démarre avant que l’on sache si {{provider}} fonctionne.',
  'Without a health check only its process is waited for, not its answer.':
    'Sans contrôle de santé, on n’attend que son processus, pas sa réponse.',
  "Use the catalogue's health check": 'Utiliser le contrôle de santé du catalogue',
  'Health checks use what the image has': 'Les contrôles de santé utilisent ce qu’a l’image',
  '{{tool}} is not in {{image}}: {{part}} would always be unhealthy.':
    '{{tool}} n’est pas dans {{image}} : {{part}} serait toujours défaillant.',
  'A health check runs inside the container, with what its image brings.':
    'Un contrôle de santé s’exécute dans le conteneur, avec ce qu’apporte son image.',
  'Health checks of databases ask over TCP': 'Les contrôles de santé des bases de données passent par TCP',
  'The health check of {{part}} is true too early.': 'Le contrôle de santé de {{part}} réussit trop tôt.',
  'While the first start fills the database it answers on its socket, and on no port.':
    'Pendant que le premier démarrage remplit la base, elle répond sur son socket, et sur aucun port.',
}
