import { type AfterErrorHook, type PayloadRequest, QueryError } from 'payload'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { sqlStateOf } from '@/core/database/executor'
import { headersOf, ShopError } from '@/core/errors/errors'
import { isChecked } from '@/core/http/guardMark'
import { shopErrorOf, toShopError } from '@/core/http/toShopError'

/** Payload parses these parameters as JSON if they are text. */
const hasJsonParameter = (query: Record<string, unknown> | undefined) =>
  typeof query?.where === 'string' || typeof query?.data === 'string'

const notJson = () =>
  new ShopError(400, 'bad_request', 'A parameter is not JSON. Write where as where[field][operator]=value.')

/** Sends an error's headers with Payload's response, in REST and GraphQL. */
function sendHeaders(req: PayloadRequest, error: Error): void {
  const own = shopErrorOf(error)
  for (const [name, value] of Object.entries(own ? headersOf(own) : {})) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set(name, value)
  }
}

/** Whether an error is of what an app has beside the shop, where Payload answers as it does without one. */
function isOfApp({
  collection,
  error,
  req,
}: Pick<Parameters<AfterErrorHook>[0], 'collection' | 'error' | 'req'>): boolean {
  if (shopErrorOf(error)) return false
  if (!collection) return !isChecked(req.headers)
  const { slug } = collection
  return !slug.startsWith('payload-') && collectionOfSlug(contextOf(req.payload).slugs, slug) === undefined
}

/** Adds a code and the field to every error; what Payload's panel reads stays. */
export const shapeErrors: AfterErrorHook = ({ collection, error, req, result }) => {
  sendHeaders(req, error)
  const first = result?.errors?.[0]
  if (!result || !first || isOfApp({ collection, error, req })) return undefined
  const isOfQuery = error instanceof SyntaxError && hasJsonParameter(req.query)
  const told = isOfQuery ? notJson() : toShopError(error, { collection: collection ?? undefined, user: req.user })
  if (!told) return { response: { ...result, errors: [{ ...first, code: 'internal' }] } }
  const { status, message, code, details } = told
  const isPayloads = !isOfQuery && told !== error && !(error instanceof QueryError) && sqlStateOf(error) === undefined
  if (!isPayloads) return { status, response: { errors: [{ message, code, ...details }] } }
  // What is not for the public has been left out of the first.
  const words = message === error.message ? first.message : message
  return { status, response: { ...result, errors: [{ ...first, message: words, code, ...details }] } }
}
