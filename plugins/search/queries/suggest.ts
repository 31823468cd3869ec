import type { Payload } from 'payload'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { builtInCategories, nameCategory } from '@/core/text/nameCategory'
import { slugify } from '@/core/text/slugify'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Locale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { blocksOfItemsLike } from './blocksOfItem'
import { wordsOf } from './buildFilters'

/** The kinds of suggestions, in display order. */
export const suggestionKinds = ['builds', 'tags', 'categories', 'people', 'blocks'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

/** Suggestions for a prefix; counts are of published, public builds. */
export type Suggestions = {
  builds: { slug: string; title: string; owner: string; picture: string | null }[]
  tags: { slug: string; name: string; count: number }[]
  categories: { slug: string; name: string; count: number }[]
  people: { username: string; displayName: string; count: number }[]
  blocks: { id: string; count: number }[]
}

/** Suggestions of each kind, and of blocks where only those are asked for. */
const EACH = 4
const MAX_BLOCKS = 12
/** Candidates ranked by title match: the most visited of all matches. */
const COMPARED = 40
/**
 * Characters of what is typed that are looked at, and the least of a script of letters: a single one begins everything.
 */
const LONGEST = 60
const MIN_LETTERS = 2

/** Milliseconds that suggestions may be old, and how many beginnings are remembered. */
const AGE = 10_000
const MAX_CACHED = 2_000
const remembered = createTtlCache<string>(AGE, MAX_CACHED)

/** Escapes text for a LIKE pattern. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Written so that an index is used even in a generic plan. */
const beginsWith = (column: string) => `(${column} ~>=~ $6 and ${column} ~<~ ($6 || U&'\\FFFF'))`

const listsOf = ({ names, addresses }: ShopContext): Record<SuggestionKind, string> => ({
  builds: `select s.slug, s.title, p.display_name as owner, '${addresses.mediaFiles}' || m.sizes_card_filename as picture
    from (
      select x.schematic_id, t.score from schematic_search x join schematic_trends t on t.schematic_id = x.schematic_id
      where cardinality($1::text[]) > 0 and x.vector @@ (select shop_tsquery($1::text[])) order by t.score desc limit ${COMPARED}
    ) found
    join ${names.schematics} s on s.id = found.schematic_id join ${names.profiles} p on p.id = s.owner_id left join ${names.media} m on m.id = s.preview_id
    order by (lower(s.title) like $2 || '%') desc, (lower(s.title) like '%' || $2 || '%') desc, found.score desc limit ${EACH}`,
  tags: `select t.slug, t.name, n.builds as count from search_counts n join ${names.tags} t on t.slug = n.value
    where $3 <> '' and n.kind = 'tag' and n.value >= $3 collate "C" and n.value < ($3 || U&'\\FFFF') collate "C" and n.builds > 0 order by n.builds desc, n.value limit ${EACH}`,
  categories: `select c.slug, c.name, sum(n.builds)::int as count from ${names.categories} c join category_lines l on l.above = c.slug
    join search_counts n on n.kind = 'category' and n.value = l.slug
    where (lower(c.name) like $2 || '%' or lower(c.name) like '% ' || $2 || '%' or ($3 <> '' and starts_with(c.slug, $3)) or c.slug = any ($7))
    group by 1, 2 having sum(n.builds) > 0 order by 3 desc, 1 limit ${EACH}`,
  people: `select p.username, p.display_name as "displayName", p.schematic_count::int as count from ${names.profiles} p
    where (${beginsWith('lower(p.username)')} or ${beginsWith('lower(p.display_name)')}) and p.schematic_count > 0
    order by p.schematic_count desc, p.username limit ${EACH}`,
  blocks: `select b.block as id, b.builds as count from search_blocks b
    where $4 <> '' and (b.block like '%' || $4 || '%' or b.block = any ($8)) and b.builds > 0
    order by (b.block like '%:' || $4 || '%' or b.block = any ($8)) desc, b.builds desc, b.block limit $5`,
})

/** Whether a word of a name starts with the typed text. */
const begins = (name: string, text: string) => ` ${name.normalize('NFKC').toLowerCase()}`.includes(` ${text}`)

/**
 * What may be meant by what someone is typing, as JSON. Cheap enough to be asked for at each key: the index's own words
 * and counts answer, each list from the front of an index.
 */
export function suggestAsJson(
  payload: Payload,
  typed: string,
  kinds: readonly SuggestionKind[],
  locale: Locale,
): Promise<string> {
  const text = typed.replaceAll('\0', '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  const isTooShort = text.length < MIN_LETTERS && /^[\p{ASCII}]*$/u.test(text)
  const asked = isTooShort ? [] : suggestionKinds.filter((kind) => kinds.includes(kind))
  if (asked.length === 0) return Promise.resolve(JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, []]))))
  return remembered(`${locale} ${asked.join()} ${text}`, async () => {
    const words = await translatorFor(locale, 'Words')
    const lists = listsOf(contextOf(payload))
    const parts = asked.map((kind) => `'${kind}', coalesce((select json_agg(row) from (${lists[kind]}) row), '[]')`)
    const block = text.replaceAll(' ', '_').replace(/^minecraft:/, '')
    const { rows } = await adapterOf(payload).pool.query<{ suggestions: Partial<Suggestions> }>({
      // Names each value's type, for not every list needs all of them.
      text: `select json_build_object(${parts.join(', ')}) as suggestions
        from (select $1::text[], $2::text, $3::text, $4::text, $5::int, $6::text, $7::text[], $8::text[]) given`,
      values: [
        wordsOf(text),
        literal(text),
        slugify(text, MAX_CHARACTERS.topicName),
        block.length < MIN_LETTERS ? '' : literal(block),
        asked.length === 1 ? MAX_BLOCKS : EACH,
        text,
        builtInCategories.filter((slug) => begins(nameCategory(words, { slug }), text)),
        block.length < MIN_LETTERS ? [] : blocksOfItemsLike(block),
      ],
    })
    const found = rows[0]?.suggestions ?? {}
    const categories = found.categories?.map((category) => ({ ...category, name: nameCategory(words, category) }))
    return JSON.stringify({ ...found, ...(categories && { categories }) })
  })
}
