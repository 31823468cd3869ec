import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import { invalidField } from '@/core/http/invalidField'
import { UNSTORABLE } from '@/core/http/unstorable'
import { isStorable } from '@/core/text/isStorable'
import { visibilities } from '@/core/vocabulary'

/** What is not UTF-8 is read as U+FFFD. */
const isWhole = (text: string) => isStorable(text) && !text.includes('\uFFFD')
const text = (error?: string) => z.string(error).refine(isWhole, UNSTORABLE).trim()

export const listingBody = z.strictObject({
  title: text('Give the build a title.')
    .min(1, 'Give the build a title.')
    .max(100, 'A title can have at most 100 characters.'),
  description: text().max(20_000, 'A description can have at most 20,000 characters.').nullish(),
  tags: z
    .array(text().min(1).max(40, 'A tag can have at most 40 characters.'), 'Tags must be a list of words.')
    .max(10, 'A build can have at most 10 tags.')
    .nullish(),
  category: text().max(80).nullish(),
  visibility: z.enum(visibilities, `Visibility must be one of ${visibilities.join(', ')}.`).nullish(),
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
