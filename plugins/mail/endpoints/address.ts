import type { Handler } from '@/core/http/endpoint'
import { seeOther } from '@/core/http/seeOther'
import { retryAddress } from '../commands/recordBounces'
import { readSuppression } from '../queries/readSuppression'

/** Pages that have a form for it. */
const pages = ['/settings/account', '/settings/notifications'] as const

const noStore = { headers: { 'Cache-Control': 'no-store' } }

/** `GET /api/mail/address`: whether mail reaches one's address. */
export const handleReadAddress: Handler = async ({ payload, requireUser }) => {
  const { email } = await requireUser('see your address')
  return Response.json({ stopped: await readSuppression(payload, email) }, noStore)
}

/** `POST /api/mail/address/retry`: sends mail to it again. */
export const handleRetryAddress: Handler = async ({ payload, requireUser, auditSource, readFormOrJson }) => {
  const { id, email } = await requireUser('change your address')
  await retryAddress(payload, await auditSource(), { id: String(id), email })
  const body = await readFormOrJson()
  if ('form' in body) return seeOther(pages.find((page) => page === body.form.get('page')) ?? pages[0])
  return Response.json({ stopped: null }, noStore)
}
