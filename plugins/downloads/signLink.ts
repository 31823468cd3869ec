import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { perContext, type ShopContext } from '@/core/context/context'
import { downloadOptions } from './types'

const keyOf = perContext('download links key', ({ secret }) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop download links', 32)),
)
const signatureOf = (context: ShopContext, subject: string, expires: number) =>
  createHmac('sha256', keyOf(context)).update(`${subject}.${expires}`).digest('base64url')

/** Link targets: uploaded files, and converted ones. */
export type Linked = 'files' | 'conversions'
const subjectOf = (kind: Linked, id: string, reader: string) =>
  [kind === 'files' ? id : `${kind}/${id}`, ...(reader ? [reader] : [])].join('.')

/**
 * The path of a link that reads one file from this server until `expires`, in seconds since 1970.
 * @param reader whose access it uses, of a build that is not public: a user id
 */
export function signLink(
  context: ShopContext,
  id: string,
  now = Date.now(),
  kind: Linked = 'files',
  reader = '',
): string {
  const expires = Math.floor(now / 1000) + downloadOptions.of(context).linkSeconds
  const signature = signatureOf(context, subjectOf(kind, id, reader), expires)
  return `/api/${kind}/${id}?expires=${expires}${reader && `&reader=${reader}`}&signature=${signature}`
}

/** Whether a link's signature is valid for this file and user, and has not expired. */
export function isLinkValid(
  context: ShopContext,
  id: string,
  parameters: URLSearchParams,
  now = Date.now(),
  kind: Linked = 'files',
): boolean {
  const expires = Number(parameters.get('expires'))
  const given = Buffer.from(parameters.get('signature') ?? '')
  if (!Number.isSafeInteger(expires) || expires * 1000 < now) return false
  const wanted = Buffer.from(signatureOf(context, subjectOf(kind, id, parameters.get('reader') ?? ''), expires))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
