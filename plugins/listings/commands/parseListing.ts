import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import { invalidField } from '@/core/http/invalidField'
import { UNSTORABLE_MESSAGE } from '@/core/http/unstorable'
import { isStorable } from '@/core/text/isStorable'
import { MAX_CHARACTERS, MAX_TAGS } from '@/core/text/textLimits'
import { visibilities } from '@/core/vocabulary'

/** Invalid UTF-8 was decoded as U+FFFD. */
const isWhole = (text: string) => isStorable(text) && !text.includes('\uFFFD')
const text = (error?: string) => z.string(error).refine(isWhole, UNSTORABLE_MESSAGE).trim()

export const listingBody = z.strictObject({
  title: text('Give the build a title.')
    .min(1, 'Give the build a title.')
    .max(MAX_CHARACTERS.title, `A title can have at most ${MAX_CHARACTERS.title} characters.`),
  description: text()
    .max(
      MAX_CHARACTERS.description,
      `A description can have at most ${MAX_CHARACTERS.description.toLocaleString('en')} characters.`,
    )
    .nullish(),
  tags: z
    .array(
      text().min(1).max(MAX_CHARACTERS.topicName, `A tag can have at most ${MAX_CHARACTERS.topicName} characters.`),
      'Tags must be a list of words.',
    )
    .max(MAX_TAGS, `A build can have at most ${MAX_TAGS} tags.`)
    .nullish(),
  category: text().max(MAX_CHARACTERS.slug).nullish(),
  visibility: z.enum(visibilities, `Visibility must be one of ${visibilities.join(', ')}.`).nullish(),
})

export type Listing = z.output<typeof listingBody>

/**
 * Parses the details of an upload from the form's `_payload`.
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
