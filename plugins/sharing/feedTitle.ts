import type { Search } from '@plugins/search/queries/parseSearch'
import type { Payload } from 'payload'
import { categoryPath, tagPath } from '@/core/addresses'
import { adapterOf } from '@/core/database/executor'
import { nameCategories } from '@/core/text/nameCategory'
import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'

/** What a feed is of, with the names that people gave it; nothing where there is no such person, category or tag. */
export type FeedSubject = { title: string; page: string }

type Names = { categories: { slug: string; name: string }[]; tag: string | null; owner: string | null }

/** The words of feeds, in the language that is asked for. */
export type FeedWords = { locale: Locale; t: Translator<'Feeds'>; words: Translator<'Words'> }

/** Names a feed by what its search asks for. */
export async function describeFeed(
  payload: Payload,
  { locale, t, words }: FeedWords,
  search: Search,
  query: string,
): Promise<FeedSubject | undefined> {
  const { category = [], tag = [], owner, q } = search
  const { rows } = await adapterOf(payload).pool.query<Names>({
    name: 'feed-names',
    text: `select coalesce((select json_agg(json_build_object('slug', slug, 'name', name)) from ${adapterOf(payload).names.categories} where slug = any ($1::text[])), '[]') as categories,
             (select string_agg(t.name, ', ' order by t.name) from ${adapterOf(payload).names.tags} t join search_counts n on n.kind = 'tag' and n.value = t.slug
               where t.slug = any ($2::text[])) as tag,
             (select display_name from ${adapterOf(payload).names.profiles} where lower(username) = $3) as owner`,
    values: [category, tag, owner?.toLowerCase() ?? null],
  })
  const names = rows[0]!
  if (
    (category.length > 0 && names.categories.length === 0) ||
    (tag.length > 0 && !names.tag) ||
    (owner && !names.owner)
  )
    return undefined
  const of = [
    ...nameCategories(words, locale, names.categories).map(({ name }) => name),
    names.tag,
    names.owner,
    q ? t('quoted', { text: q }) : null,
  ].filter((name) => name !== null)
  const isOnly = (name: string) => new URLSearchParams(query).size === 1 && new URLSearchParams(query).has(name)
  const page =
    category.length === 1 && isOnly('category')
      ? categoryPath(category[0]!)
      : tag.length === 1 && isOnly('tag')
        ? tagPath(tag[0]!)
        : query
          ? `/schematics?${query}`
          : '/schematics'
  return { title: of.length > 0 ? t('titleOf', { names: of.join(', ') }) : t('title'), page }
}
