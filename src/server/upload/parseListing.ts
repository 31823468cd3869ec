import { z } from 'zod'
import { ShopError } from '@/errors'
import { visibilities } from '@/vocabulary'
import { invalidField } from '../http/invalidField'

export const listingBody = z.strictObject({
  title: z
    .string('Give the build a title.')
    .trim()
    .min(1, 'Give the build a title.')
    .max(100, 'A title has at most 100 characters.'),
  description: z.string().trim().max(20_000, 'A description has at most 20,000 characters.').nullish(),
  tags: z
    .array(z.string().trim().min(1).max(40, 'A tag has at most 40 characters.'), 'Tags are a list of words.')
    .max(10, 'A build has at most 10 tags.')
    .nullish(),
  category: z.string().trim().max(80).nullish(),
  visibility: z.enum(visibilities, `Visibility is one of ${visibilities.join(', ')}.`).nullish(),
})

export type Listing = z.output<typeof listingBody>

/**
 * What a builder says of an upload, from the form's `_payload`.
 * @throws ShopError `bad_request` where it isn't JSON, `invalid_field` naming the first wrong field
 */
export function parseListing(json: string | undefined): Listing {
  let value: unknown
  try {
    value = JSON.parse(json ?? '{}')
  } catch {
    throw new ShopError(400, 'bad_request', 'The field _payload is not JSON.', { field: '_payload' })
  }
  const result = listingBody.safeParse(value)
  if (result.success) return result.data
  throw invalidField(result.error, { field: '_payload', message: '_payload is not an object.' })
}
