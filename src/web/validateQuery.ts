import { errorResponse, ShopError } from '@/core/errors/errors'
import { log } from '@/core/log/log'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

/** What Payload reads as JSON where it is plain text. */
const jsonParameters = ['where', 'data']
/** Parameters of a query; Payload reads no more of them, and the rest it leaves out. */
const MAX_PARAMETERS = 1_000

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Names that every object has, as `constructor`: Payload leaves out what is written under them, and asks for the rest. */
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
 * Turns queries away of which Payload would leave a part out, so that more is found, changed or deleted than was asked for; and those
 * that it would break at, and write down as a fault of the shop's.
 */
export const validateQuery =
  (handler: Handler): Handler =>
  (request, context) => {
    const wrong = findQueryError(new URL(request.url))
    if (!wrong) return handler(request, context)
    log.info({ field: wrong.details.field }, wrong.message)
    return errorResponse(wrong)
  }
