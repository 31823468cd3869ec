/** What the shop is compared with: a Node server with nothing but `pg` that answers the same by the same statements. */

import { createServer } from 'node:http'
import { countVisit } from '@plugins/downloads/commands/countVisit'
import { signLink } from '@plugins/downloads/signLink'
import { findReadable } from '@plugins/listings/queries/findReadable'
import { summaryText } from '@plugins/listings/queries/readSummary'
import type { Search } from '@plugins/search/queries/parseSearch'
import { overviewStatement, pageStatement } from '@plugins/search/queries/searchSchematics'
import type { Config, Payload } from 'payload'
import pg from 'pg'
import { makeContext, withContext } from '@/core/context/context'
import { preparingClient } from '@/core/database/preparingClient'

const OVERVIEW_CACHE_TTL_MS = 5_000

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 20,
  // Planning each execution again would be a handicap, not a floor.
  Client: preparingClient,
})
const context = makeContext({}, { secret: 'a-secret-of-the-bare-server-that-signs-links' })
/** As much of Payload as the shop's own statements ask for. */
const payload = { config: withContext({} as Config, context), db: { pool } } as unknown as Payload

type Overview = { total: number; facets: string }
const overviews = new Map<string, { until: number; overview: Promise<Overview> }>()

async function readOverview(search: Search): Promise<Overview> {
  return (await pool.query(overviewStatement(context, search))).rows[0]
}

function overviewOf(search: Search): Promise<Overview> {
  const key = search.q ?? ''
  const known = overviews.get(key)
  if (known && known.until > Date.now()) return known.overview
  const overview = readOverview(search)
  overviews.set(key, { until: Date.now() + OVERVIEW_CACHE_TTL_MS, overview })
  return overview
}

async function search(q: string | null): Promise<string> {
  const asked: Search = { ...(q && { q }), page: 1, limit: 24, sort: q ? 'relevance' : 'newest' }
  const [{ rows }, { total, facets }] = await Promise.all([
    pool.query(pageStatement(context, asked)),
    overviewOf(asked),
  ])
  return `{"docs":[${rows.map(({ card }) => card).join(',')}],"totalDocs":${total},"page":1,"limit":24,"facets":${facets}}`
}

async function single(id: string): Promise<string> {
  const { rows } = await pool.query({
    name: 'schematic-summary',
    text: summaryText(context),
    values: [id, null, false],
  })
  return `${rows[0].card.slice(0, -1)},${rows[0].listing.slice(1)}`
}

async function download(id: string, headers: Headers): Promise<string> {
  const found = (await findReadable(payload, id, null))!
  await countVisit(payload, 'download', found.id, null, headers)
  return signLink(context, found.fileId)
}

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', 'http://bare')
    const [, , , id = '', what] = url.pathname.split('/')
    if (what === 'download') {
      const headers = new Headers({ 'user-agent': request.headers['user-agent'] ?? '' })
      response.writeHead(302, { Location: await download(id, headers) }).end()
      return
    }
    const body = what === 'summary' ? await single(id) : await search(url.searchParams.get('q'))
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
