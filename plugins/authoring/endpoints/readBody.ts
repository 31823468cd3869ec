import type { PayloadRequest } from 'payload'
import { ShopError } from '@/errors'

/** The JSON body of a request. @throws ShopError where it is none */
export async function readBody(req: PayloadRequest): Promise<unknown> {
  try {
    return await req.json?.()
  } catch (error) {
    if (error instanceof ShopError) throw error
    throw new ShopError(400, 'bad_request', 'The request is not JSON.')
  }
}
