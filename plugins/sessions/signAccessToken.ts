import { getFieldsToSign, jwtSign, type Payload, type TypedUser } from 'payload'
import { contextOf } from '@/core/context/context'

/** @param endsAt after which no access token is good @param generation of the session's refresh token beside it */
type Signed = { sessionId: string; generation: number; endsAt: Date }

/**
 * An access token, as Payload signs and checks them: it names the session, which must exist.
 * @returns it, and when it expires, in seconds
 */
export async function signAccessToken(
  payload: Payload,
  user: TypedUser,
  { sessionId, generation, endsAt }: Signed,
): Promise<{ token: string; exp: number }> {
  const collectionConfig = payload.collections[contextOf(payload).slugs.users].config
  const left = Math.floor((endsAt.getTime() - Date.now()) / 1000)
  return jwtSign({
    fieldsToSign: {
      ...getFieldsToSign({ collectionConfig, email: user.email ?? '', sid: sessionId, user }),
      gen: generation,
    },
    secret: payload.secret,
    tokenExpiration: Math.max(1, Math.min(collectionConfig.auth.tokenExpiration, left)),
  })
}
