import { z } from 'zod'
import { ShopError } from '@/errors'
import { editions, formats } from '@/vocabulary'

export const sorts = ['relevance', 'newest', 'oldest', 'likes', 'downloads', 'views', 'trending', 'title'] as const
export type Sort = (typeof sorts)[number]

/** Listings on a page, and the most that may be asked for. */
const PAGE_SIZE = 24
const LARGEST_PAGE_SIZE = 100
/** Deep pages cost the database as much as all before them. */
const DEEPEST_PAGE = 1000

const word = z.string().trim().max(80)
const words = z
  .union([word, z.array(word)])
  .transform((value) =>
    [value]
      .flat()
      .flatMap((part) => part.split(','))
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()).max(10))
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number('write a whole number')
    .int('write a whole number')
    .min(least, `it is at least ${least}`)
    .max(most, `it is at most ${most}`)
const blocks = wholeNumber(0, 2_147_483_647)

const search = z
  .object({
    q: z.string().trim().max(200),
    tag: words,
    category: word,
    owner: word,
    format: z.enum(formats, `it is one of ${formats.join(', ')}`),
    edition: z.enum(editions, `it is one of ${editions.join(', ')}`),
    version: word,
    block: words,
    mods: z.enum(['vanilla', 'modded'], 'it is vanilla or modded'),
    minWidth: blocks,
    maxWidth: blocks,
    minHeight: blocks,
    maxHeight: blocks,
    minLength: blocks,
    maxLength: blocks,
    minBlocks: blocks,
    maxBlocks: blocks,
    sort: z.enum(sorts, `it is one of ${sorts.join(', ')}`),
    page: wholeNumber(1, DEEPEST_PAGE),
    limit: wholeNumber(1, LARGEST_PAGE_SIZE),
  })
  .partial()

export type Search = z.output<typeof search> & { page: number; limit: number; sort: Sort }

/**
 * The search that an address asks for. Unknown and empty parameters are ignored.
 * @throws ShopError `invalid_field` naming the parameter that is wrong
 */
export function parseSearch(parameters: URLSearchParams): Search {
  const given: Record<string, string | string[]> = {}
  for (const name of new Set(parameters.keys())) {
    // Postgres holds no NUL, and nobody types one.
    const values = parameters
      .getAll(name)
      .map((value) => value.replaceAll('\0', '').trim())
      .filter(Boolean)
    if (values.length > 0) given[name] = values.length === 1 ? values[0]! : values
  }
  const result = search.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]!
    const field = String(issue.path[0])
    throw new ShopError(400, 'invalid_field', `The parameter ${field} is wrong: ${issue.message}.`, { field })
  }
  const { data } = result
  return {
    ...data,
    page: data.page ?? 1,
    limit: data.limit ?? PAGE_SIZE,
    sort: data.sort ?? (data.q ? 'relevance' : 'newest'),
  }
}
