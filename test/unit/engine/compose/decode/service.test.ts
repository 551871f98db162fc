// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose syntax
import { expect, test } from 'vitest'
import { inWeb, problemsOf, webOf } from '../document-of.ts'

test('every key a service may have is read', () => {
  const keys = `
entrypoint: ["/entry"]
expose: [3000, "4000-4010/udp"]
tmpfs: /run:size=64m
healthcheck: { test: [CMD, x], interval: 1m, timeout: 500ms, start_period: 1h, start_interval: 1s, retries: "3" }
restart: on-failure:3
container_name: my-web
hostname: web
user: "1000:1000"
working_dir: /app
init: yes
read_only: \${READ_ONLY:-true}
stop_signal: SIGINT
stop_grace_period: 1d
cap_add: [NET_ADMIN, NET_ADMIN]
cap_drop: [ALL]
extra_hosts: ["a:10.0.0.1", "b=host-gateway", "c:[::1]"]
scale: 1
x-note: anything
`.trim()
  expect(webOf(keys)).toEqual({
    image: 'nginx',
    command: null,
    entrypoint: ['/entry'],
    expose: ['3000', '4000-4010/udp'],
    tmpfs: ['/run:size=64m'],
    healthcheck: {
      test: ['CMD', 'x'],
      interval: '1m0s',
      timeout: '500ms',
      start_period: '1h0m0s',
      start_interval: '1s',
      retries: 3,
    },
    restart: 'on-failure:3',
    container_name: 'my-web',
    hostname: 'web',
    user: '1000:1000',
    working_dir: '/app',
    init: true,
    read_only: true,
    stop_signal: 'SIGINT',
    stop_grace_period: '24h0m0s',
    cap_add: ['NET_ADMIN'],
    cap_drop: ['ALL'],
    extra_hosts: ['a=10.0.0.1', 'b=host-gateway', 'c=::1'],
    scale: 1,
    deploy: { replicas: 1 },
    networks: { default: null },
  })
})

test.each([
  ['enviroment: {}', 'unknown-key: Compose knows no key "enviroment" in services.web. Did you mean environment?'],
  ['dependsOn: []', 'unknown-key: Compose knows no key "dependsOn" in services.web. Did you mean depends_on?'],
  ['depends-on: []', 'unknown-key: Compose knows no key "depends-on" in services.web. Did you mean depends_on?'],
  ['Ports: []', 'unknown-key: Compose knows no key "Ports" in services.web. Did you mean ports?'],
  ['colour: red', 'unknown-key: Compose knows no key "colour" in services.web.'],
  [
    'provider: { type: x }',
    'unsupported-key: Stackwright does not support provider in services.web: it runs a program on the host.',
  ],
  ['cpu_count: 2', 'unsupported-key: Stackwright cannot carry out cpu_count of web: it is for Windows containers.'],
  [
    'healthcheck: { intervall: 1s }',
    'unknown-key: Compose knows no key "intervall" in services.web.healthcheck. Did you mean interval?',
  ],
  ['user: 1000', 'wrong-type: user takes text. Write "1000" in quotes.'],
  ['init: maybe', 'wrong-type: init takes true or false, but is the text "maybe".'],
  [
    'environment:',
    'wrong-type: environment is empty; it takes a mapping, or a list of NAME=value. Give it, or remove the key.',
  ],
  [
    'environment: [A: b]',
    'wrong-type: An item of this list takes the form NAME=value. Write NAME=value, with = and not with a colon.',
  ],
  [
    'healthcheck: { interval: 30 }',
    'wrong-type: interval takes a duration with its unit, such as 30s or 1m30s, but is the number 30.',
  ],
  [
    'healthcheck: { test: [curl, x] }',
    `healthcheck: A health check's list starts with CMD, CMD-SHELL or NONE; it starts with "curl".`,
  ],
  [
    'labels: { io.stackwright.stack_id: x }',
    'reserved-label: The label io.stackwright.stack_id is kept for Stackwright itself. Use another name.',
  ],
  [
    'container_name: "-x"',
    'container-name: "-x" cannot be the name of a container. Use at least two letters, digits, _, . and -, starting with a letter or digit.',
  ],
  [
    'deploy: { resources: { limits: { memory: lots } } }',
    'wrong-type: memory takes a count of bytes, such as 512m or 1.5g, but is the text "lots".',
  ],
])('%s is refused with its line', (keys, expected) => {
  const [problem, ...more] = problemsOf(inWeb(keys))
  expect([problem?.replace(/^\S+ /, ''), more]).toEqual([expected, []])
  expect(problem).toMatch(/^compose\.yaml:4:/)
})

test('keys at the top that are unknown or not supported are refused', () => {
  expect(problemsOf('service: {}\nservices: { web: { image: a } }\nmodels: {}')).toEqual([
    'compose.yaml:1:1 unknown-key: Compose knows no key "service" at the top of a compose file. Did you mean services?',
    'compose.yaml:3:1 unsupported-key: Stackwright does not support models at the top of a compose file: it needs Docker Model Runner, which a plain Engine does not have.',
  ])
})
