import type { Payload } from 'payload'
import { errorResponse, ShopError } from '@/errors'
import { parseSearch } from './parseSearch'
import { searchAsJson } from './searchSchematics'

/** `GET /api/schematics/search` */
export async function handleSearch(payload: Payload, request: Request): Promise<Response> {
  try {
    const body = await searchAsJson(payload, parseSearch(new URL(request.url).searchParams))
    return new Response(body, {
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=5' },
    })
  } catch (error) {
    if (error instanceof ShopError) return errorResponse(error)
    throw error
  }
}
