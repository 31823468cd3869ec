import type { Payload } from 'payload'
import { categoryPath, tagPath } from '@/addresses'
import { adapterOf } from '../database'
import type { Search } from '../search/parseSearch'

/** What a feed is of, with the names that people gave it; nothing where there is no such person, category or tag. */
export type FeedSubject = { title: string; page: string }

type Names = { category: string | null; tag: string | null; owner: string | null }

const quoted = (names: (string | null)[]) => names.filter((name) => name !== null).join(', ')

/** Names a feed by what its search asks for. */
export async function describeFeed(payload: Payload, search: Search, query: string): Promise<FeedSubject | undefined> {
  const { category = [], tag = [], owner, q } = search
  const { rows } = await adapterOf(payload).pool.query<Names>({
    name: 'feed-names',
    text: `select (select string_agg(name, ', ' order by name) from categories where slug = any ($1::text[])) as category,
             (select string_agg(t.name, ', ' order by t.name) from tags t join search_counts n on n.kind = 'tag' and n.value = t.slug
               where t.slug = any ($2::text[])) as tag,
             (select display_name from profiles where lower(username) = $3) as owner`,
    values: [category, tag, owner?.toLowerCase() ?? null],
  })
  const names = rows[0]!
  if ((category.length > 0 && !names.category) || (tag.length > 0 && !names.tag) || (owner && !names.owner))
    return undefined
  const all = quoted([names.category, names.tag, names.owner, q ? `“${q}”` : null])
  const isOnly = (name: string) => new URLSearchParams(query).size === 1 && new URLSearchParams(query).has(name)
  const page =
    category.length === 1 && isOnly('category')
      ? categoryPath(category[0]!)
      : tag.length === 1 && isOnly('tag')
        ? tagPath(tag[0]!)
        : query
          ? `/schematics?${query}`
          : '/schematics'
  return { title: all ? `New builds on SchematicShop: ${all}` : 'New builds on SchematicShop', page }
}
