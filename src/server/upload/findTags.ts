import { sql } from '@payloadcms/db-postgres'
import { v7 as uuidv7 } from 'uuid'
import { ShopError } from '@/errors'
import type { Executor } from '../database'
import { slugify } from '../slugify'

/** The ids of tags by name or slug, in the order given; tags nobody has used yet are made. */
export async function findOrCreateTags(executor: Executor, names: readonly string[]): Promise<string[]> {
  const bySlug = new Map<string, string>()
  for (const name of names) {
    const slug = slugify(name, 40)
    if (slug === '')
      throw new ShopError(400, 'invalid_field', `“${name}” is not a tag: use letters or digits.`, { field: 'tags' })
    if (!bySlug.has(slug)) bySlug.set(slug, name)
  }
  if (bySlug.size === 0) return []
  const slugs = [...bySlug.keys()]
  const find = async () =>
    new Map(
      (
        await executor.execute<{ id: string; slug: string }>(sql`select id, slug from tags where slug in ${slugs}`)
      ).rows.map(({ id, slug }) => [slug, id]),
    )
  let ids = await find()
  const missing = slugs.filter((slug) => !ids.has(slug)).sort()
  if (missing.length > 0) {
    const rows = missing.map((slug) => sql`(${uuidv7()}::uuid, ${bySlug.get(slug)!}, ${slug})`)
    await executor.execute(
      sql`insert into tags (id, name, slug) values ${sql.join(rows, sql`, `)} on conflict (slug) do nothing`,
    )
    ids = await find()
  }
  return slugs.flatMap((slug) => ids.get(slug) ?? [])
}
