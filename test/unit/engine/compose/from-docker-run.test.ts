// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell syntax
import { expect, test } from 'vitest'
import { fromDockerRun } from '#engine/compose/from-docker-run.ts'
import { projectOf } from './document-of.ts'

test('a command of many options becomes a service that means the same', () => {
  const made = fromDockerRun(`sudo docker run -d --name shop-db -it --restart=on-failure:3 \\
    -p 127.0.0.1:5432:5432 -p 9000:9000/udp -e POSTGRES_DB=shop -e 'PRICE=$5' -e HANDED_ON -v data:/var/lib/postgresql/data \\
    -v /srv/init:/init:ro --mount type=tmpfs,target=/tmp,tmpfs-size=64m --network back --network-alias base \\
    --cpus 1.5 -m 512m --ulimit nofile=100:200 --log-driver json-file --log-opt max-size=1m \\
    --health-cmd 'pg_isready -U x' --health-interval 5s --shm-size=1g --user=70 -w /work postgres:16 -c fsync=off`)
  if (!made.ok) throw new Error(made.error)
  expect(made.service).toBe('shop-db')
  expect(made.left).toEqual([])
  const { services, networks, volumes } = projectOf(made.content, { environment: { HANDED_ON: 'yes' } })
  expect(services['shop-db']).toEqual({
    image: 'postgres:16',
    container_name: 'shop-db',
    stdin_open: true,
    tty: true,
    restart: 'on-failure:3',
    ports: [
      { mode: 'ingress', host_ip: '127.0.0.1', target: 5432, published: '5432', protocol: 'tcp' },
      { mode: 'ingress', target: 9000, published: '9000', protocol: 'udp' },
    ],
    environment: { POSTGRES_DB: 'shop', PRICE: '$5', HANDED_ON: 'yes' },
    volumes: [
      { type: 'volume', source: 'data', target: '/var/lib/postgresql/data' },
      { type: 'bind', source: '/srv/init', target: '/init', read_only: true, bind: { create_host_path: true } },
      { type: 'tmpfs', target: '/tmp', tmpfs: { size: '67108864' } },
    ],
    networks: { back: { aliases: ['base'] } },
    cpus: 1.5,
    mem_limit: '536870912',
    ulimits: { nofile: { soft: 100, hard: 200 } },
    logging: { driver: 'json-file', options: { 'max-size': '1m' } },
    healthcheck: { test: ['CMD-SHELL', 'pg_isready -U x'], interval: '5s' },
    shm_size: '1073741824',
    user: '70',
    working_dir: '/work',
    command: ['-c', 'fsync=off'],
    entrypoint: null,
  })
  expect([networks, volumes]).toEqual([
    { back: { name: 'back', external: true } },
    { data: { name: 'data', external: true } },
  ])
})

test('options nobody knows are named, and what is no docker run is refused', () => {
  expect(fromDockerRun('docker run --strange nginx')).toEqual({
    ok: true,
    service: 'nginx',
    content: 'services:\n  nginx:\n    image: nginx\n',
    left: ['--strange'],
  })
  expect(fromDockerRun('ls -l')).toEqual({
    ok: false,
    error: 'This is no docker run command. It starts with docker run.',
  })
  expect(fromDockerRun('docker run -d')).toEqual({ ok: false, error: 'This docker run command names no image.' })
  expect(fromDockerRun("docker run -e 'A nginx")).toMatchObject({ ok: false })
})
