import { z } from 'zod'
import { personPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { EMBED_HEIGHT, EMBED_WIDTH, embedCode } from '../queries/embedCode'
import { escapeXml } from '../queries/escapeXml'
import { readShared, type Shared } from '../queries/readShared'

/** Pixels: the least the viewer is drawn in. */
const MIN_PIXELS = 120
/** Seconds that others may keep an answer. */
const CACHE_SECONDS = 3_600

const pixels = z.coerce
  .number('write a whole number of pixels')
  .int('write a whole number of pixels')
  .min(MIN_PIXELS, `it must be at least ${MIN_PIXELS}`)
const parameters = z.object({
  url: z.url('give the address of a build’s page').max(2_000, 'it can have at most 2000 characters'),
  maxwidth: pixels.optional(),
  maxheight: pixels.optional(),
})

/** The slug in the address of a build's page or viewer, where it is one of this shop. */
function slugOf(publicUrl: string, address: string): string | undefined {
  const url = new URL(address)
  if (url.host !== new URL(publicUrl).host) return undefined
  const [, slug] = /^\/(?:[a-z]{2}(?:-[A-Za-z]{2,4})?\/)?(?:schematics|embed)\/([^/]+)\/?$/.exec(url.pathname) ?? []
  try {
    return slug && decodeURIComponent(slug)
  } catch {
    return undefined
  }
}

/** How much room there is for a build, and how much the asking site says that it has. */
type Bounds = { width: number; height: number; maxwidth?: number | undefined; maxheight?: number | undefined }

/** The largest picture that there is room for; a consumer may rely on it to be no larger. */
const pictureFor = ({ picture, smaller }: Shared, { maxwidth = Infinity, maxheight = Infinity }: Bounds) =>
  [...(picture ? [picture] : []), ...smaller].find(({ width, height }) => width <= maxwidth && height <= maxheight)

function describe(publicUrl: string, build: Shared, room: Bounds) {
  const { width, height } = room
  const picture = pictureFor(build, room)
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'SchematicShop',
    provider_url: publicUrl,
    title: build.title,
    author_name: build.owner,
    author_url: `${publicUrl}${personPath(build.ownerUsername)}`,
    cache_age: CACHE_SECONDS,
    width,
    height,
    html: embedCode(publicUrl, build, width, height),
    ...(picture && {
      thumbnail_url: `${publicUrl}${picture.url}`,
      thumbnail_width: picture.width,
      thumbnail_height: picture.height,
    }),
  }
}

const asXml = (fields: Record<string, string | number>) =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('')}</oembed>\n`

/** `GET /api/oembed?url=&maxwidth=&maxheight=&format=`: how a build is shown inside of other sites (oembed.com). */
export const handleOembed: Handler = async ({ payload, query }) => {
  const format = query.get('format') || 'json'
  if (format !== 'json' && format !== 'xml')
    throw new ShopError(501, 'invalid_field', 'The parameter format is invalid: use json or xml.', { field: 'format' })
  const given = parameters.safeParse(Object.fromEntries([...query].filter(([, value]) => value.trim() !== '')))
  if (!given.success) {
    const issue = given.error.issues[0]!
    const field = String(issue.path[0])
    const what = query.has(field) ? issue.message : 'give the address of a build’s page'
    throw new ShopError(400, 'invalid_field', `The parameter ${field} is invalid: ${what}.`, { field })
  }
  const { publicUrl } = contextOf(payload).addresses
  const slug = slugOf(publicUrl, given.data.url)
  const build = slug === undefined ? undefined : await readShared(payload, slug)
  if (!build) throw new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.')
  const { maxwidth, maxheight } = given.data
  const answer = describe(publicUrl, build, {
    width: Math.min(EMBED_WIDTH, maxwidth ?? EMBED_WIDTH),
    height: Math.min(EMBED_HEIGHT, maxheight ?? EMBED_HEIGHT),
    maxwidth,
    maxheight,
  })
  return new Response(format === 'xml' ? asXml(answer) : JSON.stringify(answer), {
    headers: {
      'Content-Type': format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
      'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
      // Scripts of other sites may ask: it is public and carries nobody's session.
      'Access-Control-Allow-Origin': '*',
    },
  })
}
