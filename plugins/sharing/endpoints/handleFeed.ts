import { filterParameters, parseSearch } from '@plugins/search/queries/parseSearch'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { answerConditionally, type CacheableText, withEtag } from '@/core/http/conditional'
import type { Handler } from '@/core/http/endpoint'
import { chooseLocale } from '@/i18n/chooseLocale'
import { languageTag } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { describeFeed } from '../feedTitle'
import { readFeed } from '../queries/readFeed'
import { writeAtom } from '../writeAtom'

/** Milliseconds that a feed may be old, and how many are remembered. */
const CACHE_TTL_MS = 5_000
const MAX_CACHED_FEEDS = 200
const cached = createTtlCache<CacheableText>(CACHE_TTL_MS, MAX_CACHED_FEEDS)
/** When a feed without builds was last changed: it never was. */
const NEVER = new Date(0)

/** The parameters that choose builds, in one order, so that the same search has one address. */
function queryOf(searchParams: URLSearchParams): string {
  const query = new URLSearchParams()
  for (const name of filterParameters)
    for (const value of searchParams.getAll(name)) if (value.trim()) query.append(name, value.trim())
  return query.toString()
}

/**
 * `GET /api/schematics/feed`: the newest builds that a search finds, as Atom, in the language of `?lang=`, else of
 * `Accept-Language`.
 */
export const handleFeed: Handler = async ({ payload, request: { headers }, query: asked }) => {
  const query = queryOf(asked)
  const lang = asked.get('lang')
  const locale = chooseLocale({ accepted: lang || headers.get('accept-language') })
  const search = parseSearch(new URLSearchParams(query))
  const feed = await cached(`${locale} ${lang ? 'asked' : 'accepted'} ${query}`, async () => {
    const t = await translatorFor(locale, 'Feeds')
    const words = { locale, t, words: await translatorFor(locale, 'Words') }
    const subject = await describeFeed(payload, words, search, query)
    if (!subject) throw new ShopError(404, 'not_found', 'This user, category or tag doesn’t exist.')
    const entries = await readFeed(payload, search)
    const updated = entries.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), NEVER)
    const own = [query, lang ? `lang=${locale}` : ''].filter(Boolean).join('&')
    const { addresses, slugs } = contextOf(payload)
    const { publicUrl, mediaFiles, api } = addresses
    const self = `${publicUrl}${api}/${slugs.schematics}/feed${own ? `?${own}` : ''}`
    const pictures = `${publicUrl}${mediaFiles}`
    const atom = {
      origin: publicUrl,
      pictures,
      self,
      page: `${publicUrl}${subject.page}`,
      title: subject.title,
      updated,
    }
    return withEtag(writeAtom(words, atom, entries), updated)
  })
  return answerConditionally(feed, headers, {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Content-Language': languageTag(locale),
    'Cache-Control': 'public, max-age=60',
    ...(lang ? {} : { Vary: 'Accept-Language' }),
  })
}
