import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { perContext, type ShopContext } from '@/core/context/context'

const keyOf = perContext('export links key', ({ secret }) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop export links', 32)),
)
const signatureOf = (context: ShopContext, exportId: string, userId: string, expires: number) =>
  createHmac('sha256', keyOf(context)).update(`${exportId}.${userId}.${expires}`).digest('base64url')

/** The path that downloads an export until it expires; it also asks for the session of its owner. */
export function signExportLink(context: ShopContext, exportId: string, userId: string, expiresAt: Date): string {
  const expires = Math.floor(expiresAt.getTime() / 1000)
  const signature = signatureOf(context, exportId, userId, expires)
  return `/api/${context.slugs.users}/data-export/${exportId}?expires=${expires}&signature=${signature}`
}

export function isExportLinkValid(
  context: ShopContext,
  exportId: string,
  userId: string,
  parameters: URLSearchParams,
  now = Date.now(),
): boolean {
  const expires = Number(parameters.get('expires'))
  if (!Number.isSafeInteger(expires) || expires * 1000 < now) return false
  const given = Buffer.from(parameters.get('signature') ?? '')
  const wanted = Buffer.from(signatureOf(context, exportId, userId, expires))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
