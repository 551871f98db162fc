import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { listLine, listNames } from '../../electron/main/updates/signed-list.ts'

/*
 * Signs what electron-builder made for an update: writes VERSION.sums and VERSION.sums.sig beside it.
 *
 *     npm run update:sign -- KEYFILE [FOLDER]
 *
 * KEYFILE is an Ed25519 private key (PKCS #8, PEM); one that is not there is made, and its public key printed for the build.
 */
const [keyFile, folder = 'dist'] = process.argv.slice(2)
const Found = z.object({ version: z.string(), files: z.array(z.object({ sha512: z.string() })).min(1) })

if (keyFile === undefined) {
  console.error('Say where the private key is, or is to be made: npm run update:sign -- KEYFILE [FOLDER]')
  process.exitCode = 2
} else if (existsSync(keyFile)) signAll(keyFile)
else makeKey(keyFile)

function makeKey(file: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  const { x = '' } = publicKey.export({ format: 'jwk' })
  console.log(`STACKWRIGHT_UPDATE_KEY=${Buffer.from(x, 'base64url').toString('base64')}`)
}

/** `latest.yml`, `latest-mac.yml`, `latest-linux.yml`, one a system: all of a version are in one list. */
function signAll(file: string): void {
  const key = createPrivateKey(readFileSync(file))
  const names = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name))
  const found = names.map((name) => Found.parse(parse(readFileSync(join(folder, name), 'utf8'))))
  const [version, ...others] = new Set(found.map((each) => each.version))
  if (version === undefined || others.length > 0) throw new Error(`${folder} has to hold latest*.yml of one version`)
  const lines = found.flatMap(({ files }) => files.map(({ sha512 }) => listLine(version, sha512)))
  const list = Buffer.from(`${[...new Set(lines)].join('\n')}\n`)
  const { list: listName, signature } = listNames(version)
  writeFileSync(join(folder, listName), list)
  writeFileSync(join(folder, signature), sign(null, list, key).toString('base64'))
  console.log(`${listName} and ${signature} sign ${new Set(lines).size} files of ${version}`)
}
