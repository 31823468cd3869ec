import { timingSafeEqual } from 'node:crypto'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

/** Minutes that someone who proved their password has to write an appeal. */
const TOKEN_MINUTES = 60

const sign = (context: ShopContext, userId: string, expires: string) => keyedHash(context, 'appeal', userId, expires)

/** What proves that its holder signed in to a suspended account: good for an appeal, and for nothing else. */
export function makeAppealToken(context: ShopContext, userId: string): string {
  const expires = String(Date.now() + TOKEN_MINUTES * 60_000)
  return [userId, expires, sign(context, userId, expires)].join('.')
}

/** Whose token it is. @throws ShopError `link_expired` */
export function readAppealToken(context: ShopContext, token: string): string {
  const [userId = '', expires = '', signature = ''] = token.split('.')
  const wanted = Buffer.from(sign(context, userId, expires))
  const given = Buffer.from(signature)
  if (
    !isUuid(userId) ||
    given.length !== wanted.length ||
    !timingSafeEqual(given, wanted) ||
    Number(expires) < Date.now()
  )
    throw new ShopError(410, 'link_expired', 'This took too long. Sign in again to write to the moderators.')
  return userId
}
