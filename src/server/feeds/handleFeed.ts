import { publicUrl } from '@/env'
import { ShopError } from '@/errors'
import type { Handle } from '../http/hotEndpoint'
import { remembering } from '../remember'
import { filterParameters, parseSearch } from '../search/parseSearch'
import { answerConditionally, type Kept, keep } from '../sharing/conditional'
import { describeFeed } from './feedTitle'
import { readFeed } from './readFeed'
import { writeAtom } from './writeAtom'

/** Milliseconds that a feed may be old, and how many are remembered. */
const AGE = 5_000
const MOST_FEEDS = 200
const remembered = remembering<Kept>(AGE, MOST_FEEDS)
/** When a feed without builds was last changed: it never was. */
const NEVER = new Date(0)

/** The parameters that choose builds, in one order, so that the same search has one address. */
function queryOf(searchParams: URLSearchParams): string {
  const query = new URLSearchParams()
  for (const name of filterParameters)
    for (const value of searchParams.getAll(name)) if (value.trim()) query.append(name, value.trim())
  return query.toString()
}

/** `GET /api/schematics/feed`: the newest builds that a search finds, as Atom. */
export const handleFeed: Handle = async (payload, { url, headers }) => {
  const query = queryOf(new URL(url).searchParams)
  const search = parseSearch(new URLSearchParams(query))
  const feed = await remembered(query, async () => {
    const subject = await describeFeed(payload, search, query)
    if (!subject) throw new ShopError(404, 'not_found', 'There is no such person, category or tag to follow.')
    const entries = await readFeed(payload, search)
    const updated = entries.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), NEVER)
    const self = `${publicUrl}/api/schematics/feed${query ? `?${query}` : ''}`
    const atom = { origin: publicUrl, self, page: `${publicUrl}${subject.page}`, title: subject.title, updated }
    return keep(writeAtom(atom, entries), updated)
  })
  return answerConditionally(feed, headers, {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Cache-Control': 'public, max-age=60',
  })
}
