/**
 * The packages of electron-builder.yml, with updates (docs/packaging.md): where an installed app looks for them, and the key
 * it checks them with. Without all it needs it makes nothing: half of it would be an app that takes unsigned updates, or none.
 *
 * @type {import('electron-builder').Configuration}
 */
const {
  STACKWRIGHT_UPDATE_ADDRESS: address,
  STACKWRIGHT_UPDATE_KEY: key,
  STACKWRIGHT_PUBLISHER: publisher,
} = process.env

const missing = [
  ...(address?.startsWith('https://') ? [] : ['STACKWRIGHT_UPDATE_ADDRESS, an address that begins with https://']),
  ...(/^[\w+/]{43}=$/.test(key ?? '')
    ? []
    : ['STACKWRIGHT_UPDATE_KEY, an Ed25519 public key (npm run update:sign makes one)']),
  ...(process.platform === 'win32' && !publisher ? ['STACKWRIGHT_PUBLISHER, the name in the certificate'] : []),
]
if (missing.length > 0) throw new Error(`A release needs ${missing.join('; ')}.`)

export default {
  extends: './electron-builder.yml',
  publish: { provider: 'generic', url: address },
  extraMetadata: { updates: { address, key } },
  win: { verifyUpdateCodeSignature: true, ...(publisher ? { signtoolOptions: { publisherName: [publisher] } } : {}) },
}
