import type { Payload } from 'payload'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { contextOf, type ShopContext } from '@/core/context/context'
import { answerConditionally, type CacheableText, withEtag } from '@/core/http/conditional'
import { listSitemaps, readSitemap } from '../queries/readSitemap'
import { writeRobots } from '../writeRobots'
import { writeSitemap, writeSitemapIndex } from '../writeSitemap'

/** Milliseconds that a file of the sitemap may be old, and how many are cached: each is a megabyte at most. */
const AGE = 60_000
const MAX_FILES = 8
const cached = createTtlCache<CacheableText | undefined>(AGE, MAX_FILES)

const headers = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=600' }

/** `GET /sitemap.xml` */
export async function handleSitemapIndex(payload: Payload, request: Request): Promise<Response> {
  const kept = await cached('', async () =>
    withEtag(writeSitemapIndex(contextOf(payload).addresses.publicUrl, await listSitemaps(payload)), new Date()),
  )
  return kept ? answerConditionally(kept, request.headers, headers) : new Response(null, { status: 404 })
}

/** `GET /sitemaps/schematics-1.xml` */
export async function handleSitemap(payload: Payload, request: Request, file: string): Promise<Response> {
  const kept = await cached(file, async () => {
    const entries = await readSitemap(payload, file.replace(/\.xml$/, ''))
    if (!entries) return undefined
    const modified = entries.reduce<Date>((last, { modified: at }) => (at && at > last ? at : last), new Date(0))
    return withEtag(
      writeSitemap(contextOf(payload).addresses.publicUrl, entries),
      modified.getTime() > 0 ? modified : new Date(),
    )
  })
  return kept
    ? answerConditionally(kept, request.headers, headers)
    : new Response('There is no such part of the sitemap.\n', {
        status: 404,
        headers: { 'Content-Type': 'text/plain' },
      })
}

/** `GET /robots.txt` */
export const handleRobots = ({ addresses }: ShopContext): Response =>
  new Response(writeRobots(addresses), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
