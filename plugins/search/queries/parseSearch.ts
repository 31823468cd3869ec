import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { editions, formatNamed, formats, safetyClaims, sizes } from '@/core/vocabulary'

/** The sorts by their URL values, and their order. */
export const sortMeanings = {
  relevance: 'what fits the words best; the default where there are words',
  newest: 'published last; the default otherwise',
  trending: 'most likes, downloads and views lately, each counting half after three days',
  likes: 'most liked ever',
  downloads: 'most downloaded ever',
  views: 'most viewed ever',
  oldest: 'published first',
  title: 'by title',
} as const
export type Sort = keyof typeof sortMeanings
export const sorts = Object.keys(sortMeanings) as [Sort, ...Sort[]]

/** Listings per page. */
const PAGE_SIZE = 24
/** A deep page costs the database as much as all before it. */
const MAX_PAGE = 1000
/** Values per parameter. */
const MAX_VALUES = 10

const word = z
  .string('write it once')
  .trim()
  .max(MAX_CHARACTERS.filter, `it can have at most ${MAX_CHARACTERS.filter} characters`)
/** One or several values, repeated or comma-separated. */
const several = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [
      ...new Set(
        [value]
          .flat()
          .flatMap((part) => part.split(','))
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(item).max(MAX_VALUES, `it can have at most ${MAX_VALUES} values`))
const oneOf = <const T extends string>(values: readonly [T, ...T[]]) =>
  z.enum(values, `it must be one of ${values.join(', ')}`)
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number('write a whole number')
    .int('write a whole number')
    .min(least, `it must be at least ${least}`)
    .max(most, `it must be at most ${most}`)
const blocks = wholeNumber(0, 2_147_483_647)

const search = z
  .object({
    q: z.string().trim().max(MAX_CHARACTERS.search, `it can have at most ${MAX_CHARACTERS.search} characters`),
    tag: several(word),
    category: several(word),
    owner: word,
    format: several(
      z
        .string()
        .transform((name) => formatNamed(name) ?? name)
        .pipe(oneOf(formats)),
    ),
    edition: several(oneOf(editions)),
    version: several(word),
    block: several(word),
    mods: oneOf(['vanilla', 'modded']),
    size: several(oneOf(sizes)),
    safety: oneOf(safetyClaims),
    minWidth: blocks,
    maxWidth: blocks,
    minHeight: blocks,
    maxHeight: blocks,
    minLength: blocks,
    maxLength: blocks,
    minBlocks: blocks,
    maxBlocks: blocks,
    sort: oneOf(sorts),
    page: wholeNumber(1, MAX_PAGE),
    limit: z.coerce.number('write a whole number').int('write a whole number').min(1, 'it must be at least 1'),
  })
  .partial()

export type Search = z.output<typeof search> & { page: number; limit: number; sort: Sort }

/** Why a parameter is invalid. */
export type Wrong = 'once' | 'long' | 'many' | 'choice' | 'number' | 'small' | 'large'

/** An invalid search URL: `invalid_field`, naming the parameter. */
export class InvalidParameterError extends ShopError {
  constructor(
    readonly field: string,
    readonly wrong: Wrong,
    /** The limit that was exceeded, if any. */
    readonly limit: number,
    words: string,
  ) {
    super(400, 'invalid_field', `The parameter ${field} is invalid: ${words}.`, { field })
  }
}

function invalidParameterError(issue: z.core.$ZodIssue): InvalidParameterError {
  const wrong = (kind: Wrong, limit = 0) => new InvalidParameterError(String(issue.path[0]), kind, limit, issue.message)
  if (issue.code === 'too_big') {
    const limit = Number(issue.maximum)
    return wrong(issue.origin === 'string' ? 'long' : issue.origin === 'array' ? 'many' : 'large', limit)
  }
  if (issue.code === 'too_small') return wrong('small', Number(issue.minimum))
  if (issue.code === 'invalid_value') return wrong('choice')
  return wrong(issue.code === 'invalid_type' && issue.expected === 'string' ? 'once' : 'number')
}

/** All parameters of a search URL, and those that filter. */
const searchParameters = Object.keys(search.shape)
export const filterParameters = searchParameters.filter((name) => !['sort', 'page', 'limit'].includes(name))

/**
 * Parses a search URL. Unknown and empty parameters are ignored.
 * @param maxPageSize listings on a page that may be asked for, where the address may name a `limit`
 * @throws InvalidParameterError
 */
export function parseSearch(parameters: URLSearchParams, maxPageSize = Number.POSITIVE_INFINITY): Search {
  const given: Record<string, string | string[]> = {}
  for (const name of searchParameters) {
    // Postgres stores no NUL, and nobody types one.
    const values = parameters
      .getAll(name)
      .map((value) => value.replaceAll('\0', '').trim())
      .filter(Boolean)
    if (values.length > 0) given[name] = values.length === 1 ? values[0]! : values
  }
  const result = search.safeParse(given)
  if (!result.success) throw invalidParameterError(result.error.issues[0]!)
  const { data } = result
  if (data.limit !== undefined && data.limit > maxPageSize)
    throw new InvalidParameterError('limit', 'large', maxPageSize, `it must be at most ${maxPageSize}`)
  return {
    ...data,
    page: data.page ?? 1,
    limit: data.limit ?? Math.min(PAGE_SIZE, maxPageSize),
    sort: data.sort ?? (data.q ? 'relevance' : 'newest'),
  }
}
