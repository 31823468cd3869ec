import { contextOf } from '@/core/context/context'
import type { Handler } from '@/core/http/endpoint'
import { parseSearch } from '../queries/parseSearch'
import { searchAsJson } from '../queries/searchSchematics'

/** `GET /api/schematics/search` */
export const handleSearch: Handler = async ({ payload, query }) => {
  const body = await searchAsJson(payload, parseSearch(query, contextOf(payload).maxPageSize))
  return new Response(body, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=5' },
  })
}
