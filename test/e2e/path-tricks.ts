/** How a step up, or the end of a name, is written by who tries to get out of a folder. */
const steps = [
  '../',
  '..%2f',
  '..%5c',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '%2E%2E%5C',
  '.%2e/',
  '....//',
  '..;/',
  '%252e%252e%252f',
  '..%c0%af',
  '..%00/',
]
const targets = ['etc/passwd', 'package.json', 'main/index.js', 'preload/index.cjs', 'app.asar']
const depths = [1, 2, 3, 5, 8]

/** Addresses of the app's scheme that name no file of its renderer: some three hundred. */
export const pathTricks: readonly string[] = [
  ...steps.flatMap((step) =>
    targets.flatMap((target) => depths.map((depth) => `app://bundle/${step.repeat(depth)}${target}`)),
  ),
  ...['/etc/passwd', '//etc/passwd', '/%2fetc/passwd', '/C:/Windows/win.ini', '/C%3a%5cWindows%5cwin.ini'].map(
    (path) => `app://bundle${path}`,
  ),
  ...['/index.html%00.png', '/%00', '/assets/%00', '/%', '/%zz', '/%ff', '/assets', '/assets/', '/.', '/'].map(
    (path) => `app://bundle${path}`,
  ),
  ...['x', 'bundle.example', 'bundle%2eexample', 'localhost', '127.0.0.1'].flatMap((host) => [
    `app://${host}/index.html`,
    `app://${host}/../../etc/passwd`,
  ]),
]
