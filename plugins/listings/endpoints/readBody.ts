import type { PayloadRequest } from 'payload'
import { ShopError } from '@/core/errors/errors'
import { unstorable } from '@/core/http/unstorable'
import { isStorableJson } from '@/core/text/isStorable'

/** The JSON body of a request. @throws ShopError where it is none */
export async function readBody(req: PayloadRequest): Promise<unknown> {
  let value: unknown
  try {
    value = await req.json?.()
  } catch (error) {
    if (error instanceof ShopError) throw error
    throw new ShopError(400, 'bad_request', 'The request is not JSON.')
  }
  if (!isStorableJson(value)) throw unstorable()
  return value
}
