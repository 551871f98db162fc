/**
 * Who may import whom. The picture is in ARCHITECTURE.md; a test plants a forbidden import and sees this fail.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const engine = '^electron/engine/'

/** What everybody in the engine may use: the time and waiting, and what the composition root passes: the feed of changes, the log. */
const ports = ['clock', 'delay', 'change-feed', 'engine-log']

/** A folder of the engine and the project folders it may import from; its own folder and packages are always allowed. */
const inside = (folder, allowed) => ({
  name: `engine-${folder}`,
  severity: 'error',
  comment: `engine/${folder} imports only shared, the ports, ${[folder, ...allowed].join(', ')}`,
  from: { path: `${engine}${folder}/` },
  to: {
    path: '^(electron|renderer)/',
    pathNot: [`${engine}(${[folder, ...ports, ...allowed].join('|')})(/|\\.ts$)`],
  },
})

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-resolved',
      severity: 'error',
      comment: 'an import that leads nowhere would escape every other rule',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|test)/' },
    },
    {
      name: 'shared-has-no-platform',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-sees-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test)/' },
    },
    {
      name: 'renderer-has-no-platform',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a-screen-imports-no-other',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'engine-below-the-shells',
      severity: 'error',
      from: { path: engine },
      to: { path: ['^electron/(main|preload|server|cli|start)/', '^renderer/'] },
    },
    {
      name: 'only-the-desktop-imports-electron',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/|^test/e2e/' },
      to: { path: '(^|/)node_modules/electron/|^electron(/(main|common|renderer))?$' },
    },
    {
      name: 'preload-stands-alone',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^(electron/(main|server|cli|engine|start)|shared|renderer)/' },
    },
    {
      name: 'only-docker-imports-dockerode',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: `${engine}docker/` },
      to: { path: 'node_modules/(@types/)?dockerode/' },
    },
    {
      name: 'only-db-imports-the-drivers',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: `${engine}db/` },
      to: { path: 'node_modules/(@types/)?better-sqlite3/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
    inside('reconcile', []),
    inside('compose', []),
    inside('db', []),
    inside('secrets', []),
    inside('registries', ['db', 'secrets']),
    inside('images', ['db', 'docker', 'reconcile/labels']),
    inside('queue', ['db']),
    inside('docker', ['reconcile/(container-limits|host-driver|labels|observed-state|adopted-container)']),
    inside('sealed-values', ['db', 'secrets']),
    inside('stacks', ['db', 'compose', 'sealed-values']),
    inside('wizard', ['db', 'stacks', 'sealed-values', 'reconcile/(host-driver|stack-owner)']),
    inside('commands', ['reconcile', 'stacks', 'compose', 'queue']),
    inside('monitor', ['docker', 'hosts', 'db', 'reconcile/(labels|stack-owner)']),
    inside('hosts', ['docker', 'db', 'reconcile']),
    inside('objects', ['docker', 'images', 'reconcile/(labels|stack-owner)']),
    inside('terminals', ['docker', 'db']),
    inside('imports', ['docker', 'reconcile/(adopted-container|labels|stack-owner)']),
    inside('access', []),
    {
      name: 'engine-api-not-the-database',
      severity: 'error',
      from: { path: `${engine}api/` },
      to: { path: `${engine}db/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
