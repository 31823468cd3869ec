import { quotaRefusal } from '@plugins/quotas/commands/refuseOverQuota'
import { settlePremium } from '@plugins/standing/commands/settleStanding'
import type { Payload } from 'payload'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

type Known = {
  /** `version`: the file, where it is an older one that can be restored. */
  duplicate: { id: string; slug: string; title: string; version: string | null } | null
  used: string | null
  quota: string | null
  /** Whether premium is over, and the quota not yet that of a user. */
  lapsed: boolean | null
  category: string | null
  blocked: boolean
}

/**
 * What speaks against an upload, looked up in one go: the same bytes by the same owner, no room in their quota, a
 * category that doesn't exist. Constraints and triggers decide; this says it in words and spares the work.
 * @throws ShopError `blocked_file`, `duplicate_file`, `quota_exceeded`, `unknown_category`
 */
export async function checkUpload(
  payload: Payload,
  ownerId: string,
  { sha256, bytes, category }: { sha256: string; bytes: number; category: string | null | undefined },
): Promise<{ categoryId: string | undefined }> {
  const { rows } = await adapterOf(payload).pool.query<Known>({
    name: 'check-upload',
    text: `select a.used_bytes as used, a.quota_bytes as quota,
             (select premium_until <= now() from ${adapterOf(payload).names.users} where id = $1) as lapsed,
             (select json_build_object('id', s.id, 'slug', s.slug, 'title', s.title,
                 'version', case when f.published_at is not null and f.status = 'ready' and s.file_id <> f.id then f.id end)
               from ${adapterOf(payload).names.schematicFiles} f join ${adapterOf(payload).names.schematics} s on s.id = f.schematic_id
               where f.owner_id = $1 and f.sha256 = $2) as duplicate,
             (select id from ${adapterOf(payload).names.categories} where slug = $3) as category,
             exists (select 1 from ${adapterOf(payload).names.blockedFiles} where sha256 = $2) as blocked
           from (select 1) one left join ${adapterOf(payload).names.storageAccounts} a on a.owner_id = $1`,
    values: [ownerId, sha256, category ?? null],
  })
  const { duplicate, used, quota, lapsed, category: categoryId, blocked } = rows[0]!
  if (lapsed) {
    await inTransaction(payload, (tx) => settlePremium(tx, ownerId))
    return checkUpload(payload, ownerId, { sha256, bytes, category })
  }
  if (blocked)
    throw new ShopError(
      403,
      'blocked_file',
      'Moderators blocked this file, so nobody can upload it. Contact them if you think that is a mistake.',
      { field: 'file' },
    )
  if (duplicate)
    throw new ShopError(
      409,
      'duplicate_file',
      duplicate.version
        ? `“${duplicate.title}” had this file before. Restore that version instead of uploading it again.`
        : `You have already uploaded this file as “${duplicate.title}”.`,
      {
        id: duplicate.id,
        slug: duplicate.slug,
        ...(duplicate.version && { version: duplicate.version }),
        field: 'file',
      },
    )
  const refusal = quotaRefusal({ used, quota }, bytes)
  if (refusal) throw refusal
  if (category && !categoryId)
    throw new ShopError(
      400,
      'unknown_category',
      `The category “${category}” doesn’t exist. GET /api/categories lists them.`,
      {
        field: 'category',
      },
    )
  return { categoryId: categoryId ?? undefined }
}
