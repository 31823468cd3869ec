import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { secret } from '@/env'

/** Seconds a download link works. */
export const LINK_SECONDS = 300

const key = Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop download links', 32))
const signatureOf = (fileId: string, expires: number) =>
  createHmac('sha256', key).update(`${fileId}.${expires}`).digest('base64url')

/** The path of a link that reads one file from this server until `expires`, in seconds since 1970. */
export function signLink(fileId: string, now = Date.now()): string {
  const expires = Math.floor(now / 1000) + LINK_SECONDS
  return `/api/files/${fileId}?expires=${expires}&signature=${signatureOf(fileId, expires)}`
}

/** Whether a link was signed here for this very file and has not expired. */
export function isLinkValid(fileId: string, parameters: URLSearchParams, now = Date.now()): boolean {
  const expires = Number(parameters.get('expires'))
  const given = Buffer.from(parameters.get('signature') ?? '')
  if (!Number.isSafeInteger(expires) || expires * 1000 < now) return false
  const wanted = Buffer.from(signatureOf(fileId, expires))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
