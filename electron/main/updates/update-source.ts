import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { t } from '#shared/language/translate.ts'
import { UpdateAddress } from '#shared/model/update-address.ts'

/** What the build says of updates: `updates` of its package.json, written by electron-builder.release.mjs. */
export const UpdateBuild = z.object({
  /** Empty where the build has none. */
  address: z.string().default(''),
  /** The 32 bytes of an Ed25519 public key (RFC 8032) in base64; empty where the build has none. */
  key: z.string().default(''),
})
export type UpdateBuild = z.infer<typeof UpdateBuild>

/** Where updates come from and whose they have to be, or why there are none. */
export type UpdateSource =
  | { readonly kind: 'on'; readonly address: URL; readonly key: KeyObject }
  | { readonly kind: 'off'; readonly why: string }

/** The address a person set comes before that of the build. Nothing is asked of anybody without a key to check it with. */
export function updateSource(chosen: string, build: UpdateBuild): UpdateSource {
  const address = chosen || build.address
  if (address === '')
    return { kind: 'off', why: t('Updates are off: no address is set, neither here nor in the build.') }
  if (!UpdateAddress.safeParse(address).success)
    return { kind: 'off', why: t('Updates are off: {{address}} does not begin with https://.', { address }) }
  const key = publicKey(build.key)
  if (key === null)
    return { kind: 'off', why: t('Updates are off: this build has no key to check the signature of an update with.') }
  return { kind: 'on', address: new URL(address.endsWith('/') ? address : `${address}/`), key }
}

/** An Ed25519 public key of 32 bytes in base64, as a JSON Web Key (RFC 8037) takes it. */
function publicKey(text: string): KeyObject | null {
  if (!/^[\w+/]{43}=$/.test(text)) return null
  const x = Buffer.from(text, 'base64').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
