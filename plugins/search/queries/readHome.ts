import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Payload } from 'payload'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { adapterOf } from '@/core/database/executor'
import { type PageCategory, readCategories } from './readCategories'
import { type PageTag, readPopularTags } from './readTags'
import { readCards } from './searchSchematics'

export type Home = {
  total: number
  trending: SchematicCard[]
  newest: SchematicCard[]
  categories: PageCategory[]
  tags: PageTag[]
}

/** Trending builds: one in front and a row of others; and the newest. */
const TRENDING = 9
const NEWEST = 8
const TAGS = 24

/** How long the front page is cached: it is the same for everyone. */
const CACHE_TTL_MS = 3_000
const cached = createTtlCache<Home>(CACHE_TTL_MS, 1)

async function readTotal(payload: Payload): Promise<number> {
  const { rows } = await adapterOf(payload).pool.query<{ builds: number }>({
    name: 'page-total',
    text: `select builds from search_counts where kind = 'all' and value = ''`,
  })
  return rows[0]?.builds ?? 0
}

/** The front page's data, in five statements. */
export const readHome = (payload: Payload): Promise<Home> =>
  cached('', async () => {
    const [total, trending, newest, categories, tags] = await Promise.all([
      readTotal(payload),
      readCards(payload, { sort: 'trending', page: 1, limit: TRENDING }),
      readCards(payload, { sort: 'newest', page: 1, limit: NEWEST }),
      readCategories(payload),
      readPopularTags(payload, TAGS),
    ])
    return { total, trending, newest, categories, tags }
  })
