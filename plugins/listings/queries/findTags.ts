import { sql } from '@payloadcms/db-postgres'
import { checkTexts } from '@plugins/abuse/commands/checkTexts'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { isModerator } from '@/core/access/predicates'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { requireActions } from '@/core/limits/consumeActions'
import { slugify } from '@/core/text/slugify'
import { MAX_CHARACTERS } from '@/core/text/textLimits'

/** The user whose limit new tags count against; moderators have none. */
export const tagCreatorOf = (req: PayloadRequest): string | undefined =>
  req.user && !isModerator({ req }) ? String(req.user.id) : undefined

/** The names by their slugs, each slug once. @throws ShopError `invalid_field` where one has none */
export function checkTags(names: readonly string[]): Map<string, string> {
  const bySlug = new Map<string, string>()
  for (const name of names) {
    const slug = slugify(name, MAX_CHARACTERS.topicName)
    if (slug === '')
      throw new ShopError(400, 'invalid_field', `“${name}” is not a valid tag. Use letters or digits.`, {
        field: 'tags',
      })
    if (!bySlug.has(slug)) bySlug.set(slug, name)
  }
  return bySlug
}

/**
 * The ids of tags by name or slug, in the order given; tags nobody has used yet are made, a few in an hour by one
 * person.
 * @param tx the transaction of the write that uses them: what fails makes none
 * @param userId whose turns they take; nobody's, as the shop's own, take none
 * @throws ShopError `invalid_field`, `too_many_requests`, and as `checkTexts`
 */
export async function findOrCreateTags(
  tx: Executor,
  names: readonly string[],
  userId: string | undefined,
): Promise<string[]> {
  const bySlug = checkTags(names)
  if (bySlug.size === 0) return []
  const slugs = [...bySlug.keys()]
  const find = async () =>
    new Map(
      (
        await tx.execute<{ id: string; slug: string }>(
          sql`select id, slug from ${tx.tables.tags} where slug in ${slugs}`,
        )
      ).rows.map(({ id, slug }) => [slug, id]),
    )
  let ids = await find()
  const missing = slugs.filter((slug) => !ids.has(slug)).sort()
  if (missing.length > 0) {
    if (userId)
      await checkTexts(
        tx,
        { id: userId },
        missing.map((slug) => ({ field: 'tags', text: bySlug.get(slug) ?? '' })),
      )
    if (userId) await requireActions(tx, userId, 'tag', 'Too many new tags. Use existing tags for now.', missing.length)
    const rows = missing.map((slug) => sql`(${uuidv7()}::uuid, ${bySlug.get(slug)!}, ${slug})`)
    await tx.execute(
      sql`insert into ${tx.tables.tags} (id, name, slug) values ${sql.join(rows, sql`, `)} on conflict (slug) do nothing`,
    )
    ids = await find()
  }
  return slugs.flatMap((slug) => ids.get(slug) ?? [])
}
