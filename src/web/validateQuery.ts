import { errorResponse, ShopError } from '@/core/errors/errors'
import { log } from '@/core/log/log'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

/** Query parameters that Payload parses as JSON. */
const jsonParameters = ['where', 'data']
/** Maximum query parameters; Payload silently drops the rest. */
const MAX_PARAMETERS = 1_000

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * Names that every object has, such as `constructor`: Payload drops their conditions and runs the rest of the query.
 */
const isPrototypeKey = (name: string): boolean =>
  name.split(/[[\]]+/).some((part) => part !== '' && Object.hasOwn(Object.prototype, part))

function findQueryError({ search, searchParams }: URL): ShopError | undefined {
  const wrong = (message: string, field?: string) =>
    new ShopError(400, 'bad_request', message, field === undefined ? {} : { field: field.slice(0, 200) })
  if (search.split('&').length > MAX_PARAMETERS)
    return wrong(`A query can have at most ${MAX_PARAMETERS} parameters. Write lists as where[id][in]=one,two.`)
  const hidden = [...searchParams.keys()].find(isPrototypeKey)
  if (hidden !== undefined) return wrong('There is no such parameter or field.', hidden)
  const broken = jsonParameters.find((name) => {
    const [text, ...more] = searchParams.getAll(name)
    return text && more.length === 0 && !isJson(text)
  })
  if (broken === undefined) return undefined
  return wrong('A parameter is not JSON. Write where as where[field][operator]=value.', broken)
}

/**
 * Rejects queries of which Payload would drop a part, so that more would be found, changed or deleted than asked for,
 * and those that it would crash on.
 */
export const validateQuery =
  (handler: Handler): Handler =>
  (request, context) => {
    const wrong = findQueryError(new URL(request.url))
    if (!wrong) return handler(request, context)
    log.info({ field: wrong.details.field }, wrong.message)
    return errorResponse(wrong)
  }
