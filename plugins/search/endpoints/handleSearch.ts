import type { Handle } from '@/core/http/hotEndpoint'
import { parseSearch } from '../queries/parseSearch'
import { searchAsJson } from '../queries/searchSchematics'

/** `GET /api/schematics/search` */
export const handleSearch: Handle = async (payload, { url }) => {
  const body = await searchAsJson(payload, parseSearch(new URL(url).searchParams))
  return new Response(body, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=5' },
  })
}
