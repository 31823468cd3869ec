import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import { grantOf } from '@/core/access/scopes'
import { isStaff } from '@/core/access/viewer'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { scopes } from '@/core/vocabulary'
import { createKey } from '../commands/createKey'
import { renameKey, revokeKey } from '../commands/revokeKey'
import { readKey, readKeys } from '../queries/readKeys'

/** Characters of a name, and days until a key expires, unless it never does. */
const MAX_NAME = 60
const MAX_DAYS = 366
const DEFAULT_DAYS = 90

const name = z
  .string('Give the key a name.')
  .trim()
  .min(1, 'Give the key a name.')
  .max(MAX_NAME, `A name can have at most ${MAX_NAME} characters.`)

export const createKeyBody = z.strictObject({
  name,
  scopes: z
    .array(z.enum(scopes, `A scope is one of ${scopes.join(', ')}.`), 'Choose what the key may do.')
    .min(1, 'Choose what the key may do.')
    .max(scopes.length, 'Name each scope once.'),
  expiresInDays: z
    .int('Enter the days as a whole number.')
    .min(1, 'A key works for at least a day.')
    .max(MAX_DAYS, `A key works for at most ${MAX_DAYS} days, or without an end: null.`)
    .nullable()
    .default(DEFAULT_DAYS),
  ...identityProof.shape,
})
export const renameKeyBody = z.strictObject({ name })

const what = 'use API keys'
const answer = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

/** `GET /api/keys` */
export const listKeys: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  return answer({ keys: await readKeys(payload, String(user.id)) })
}

/** `POST /api/keys` `{name, scopes, expiresInDays?, password?}`: the only time that the key is told. */
export const postKey: Handler = async ({ payload, requireUser, readJson }) => {
  const user = await requireUser(what)
  const { password, passkey, ...wanted } = await readJson(createKeyBody)
  if (wanted.scopes.includes('moderate') && !isStaff(user))
    throw new ShopError(400, 'invalid_field', 'Only moderators can create keys that moderate.', { field: 'scopes' })
  await confirmIdentity(payload, user, { password, passkey }, { allowsRecent: true })
  const { id, key } = await createKey(payload, String(user.id), wanted)
  return answer({ key, doc: await readKey(payload, String(user.id), id) }, 201)
}

/** `PATCH /api/keys/:id` `{name}` */
export const patchKey: Handler = async ({ payload, parameters: { id = '' }, requireUser, readJson }) => {
  const user = await requireUser(what)
  await renameKey(payload, String(user.id), id, (await readJson(renameKeyBody)).name)
  return answer({ doc: await readKey(payload, String(user.id), id) })
}

/** `DELETE /api/keys/:id` */
export const deleteKey: Handler = async ({ payload, parameters: { id = '' }, requireUser }) => {
  const user = await requireUser(what)
  await revokeKey(payload, String(user.id), id)
  return answer({ revoked: true })
}

/** `GET /api/keys/current`: what the key of this request is and may. */
export const currentKey: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  const grant = grantOf(user)
  const key = grant && (await readKey(payload, String(user.id), grant.keyId))
  if (!key) throw new ShopError(400, 'bad_request', 'This request has no API key. Send one as Authorization: Bearer.')
  return answer({ doc: key, userId: user.id })
}
