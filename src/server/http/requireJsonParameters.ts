import { errorResponse, ShopError } from '@/errors'
import { log } from '../log'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

/** What Payload reads as JSON where it is plain text. */
const jsonParameters = ['where', 'data']

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Turns parameters away that Payload would break at: it writes down as a fault of the shop's what the client sent. */
export const requireJsonParameters =
  (handler: Handler): Handler =>
  (request, context) => {
    const { searchParams } = new URL(request.url)
    const field = jsonParameters.find((name) => {
      const [text, ...more] = searchParams.getAll(name)
      return text && more.length === 0 && !isJson(text)
    })
    if (field === undefined) return handler(request, context)
    log.info({ field }, 'a parameter is not JSON')
    const message = 'A parameter is not JSON. Write where as where[field][operator]=value.'
    return errorResponse(new ShopError(400, 'bad_request', message, { field }))
  }
