import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { ShopError } from '../errors/errors'
import { isStorableJson } from '../text/isStorable'
import { invalidField } from './invalidField'
import { unstorable } from './unstorable'

/**
 * The JSON body of a request, as a schema wants it. An empty body is an empty object.
 * @throws ShopError `bad_request` where it isn't JSON, `invalid_field` naming the first wrong field
 */
export async function readJson<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  let value: unknown
  try {
    const text = (await req.text?.()) ?? ''
    value = text.trim() === '' ? {} : JSON.parse(text)
  } catch (error) {
    if (error instanceof ShopError) throw error
    throw new ShopError(400, 'bad_request', 'The body is not JSON.')
  }
  if (!isStorableJson(value)) throw unstorable()
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidField(result.error)
}
