import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { log } from '@/core/log/log'
import { busyUpload, loadUpload, noSuchUpload, type OpenUpload, UPLOAD_TTL_HOURS, uploadColumns } from './openUpload'

/** Seconds that a claim holds unless it is renewed: a process that dies with one blocks others no longer than this. */
const CLAIM_SECONDS = 60
const RENEW_SECONDS = 20

/**
 * Gives one request an upload to itself for the time of `work`, without holding a connection or lock meanwhile. One
 * that is done needs no claim.
 * @throws ShopError `not_found`, `upload_busy`
 */
export async function claimUpload<Result>(
  payload: Payload,
  ownerId: string,
  id: string,
  work: (upload: OpenUpload) => Promise<Result>,
): Promise<Result> {
  if (!isUuid(id)) throw noSuchUpload()
  const { pool } = adapterOf(payload)
  const { rows } = await pool.query<OpenUpload>({
    name: 'claim-upload',
    text: `update uploads u set claimed_until = now() + make_interval(secs => $3),
             expires_at = greatest(u.expires_at, now() + make_interval(hours => $4))
           where u.id = $1 and u.owner_id = $2 and u.expires_at > now() and u.state <> 'done'
             and (u.claimed_until is null or u.claimed_until < now())
           returning ${uploadColumns}`,
    values: [id, ownerId, CLAIM_SECONDS, UPLOAD_TTL_HOURS],
  })
  const claimed = rows[0]
  if (!claimed) {
    const upload = await loadUpload(payload, ownerId, id)
    if (upload.state !== 'done') throw busyUpload()
    return work(upload)
  }
  const renew = setInterval(() => {
    pool
      .query({
        text: `update uploads set claimed_until = now() + make_interval(secs => $2) where id = $1`,
        values: [id, CLAIM_SECONDS],
      })
      .catch((error: unknown) => log.warn({ err: error, uploadId: id }, 'the claim on an upload could not be renewed'))
  }, RENEW_SECONDS * 1000)
  try {
    return await work(claimed)
  } finally {
    clearInterval(renew)
    await pool
      .query({ text: `update uploads set claimed_until = null where id = $1`, values: [id] })
      .catch((error: unknown) => log.warn({ err: error, uploadId: id }, 'an upload could not be let go'))
  }
}
