type Handler = (request: Request) => Promise<Response>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withCode = (error: unknown): unknown => {
  if (!isObject(error)) return error
  const extensions = isObject(error.extensions) ? error.extensions : {}
  return { ...error, extensions: { code: 'bad_request', ...extensions } }
}

/** What GraphQL's server turns away without a word: whoever takes no JSON; the rest is a fault of the shop's, which it has logged. */
function failed(status: number, headers: Headers): Response {
  const [code, message] =
    status < 500
      ? ['bad_request', 'Accept the response as application/json.']
      : ['internal', 'Something went wrong on our side.']
  headers.set('content-type', 'application/json; charset=utf-8')
  return Response.json({ errors: [{ message, code, extensions: { code } }] }, { status, headers })
}

/** Gives a code to the errors of a document that asks for what there is not: GraphQL answers those by itself, without data. */
export const codeErrors =
  (handler: Handler): Handler =>
  async (request) => {
    const response = await handler(request)
    const text = await response.text()
    const headers = new Headers(response.headers)
    headers.delete('content-length')
    if (text === '' && response.status >= 400) return failed(response.status, headers)
    if (!text.startsWith('{"errors"')) return new Response(text, { status: response.status, headers })
    const body: unknown = JSON.parse(text)
    // One that was run has answers beside its errors, which have codes already.
    if (isObject(body) && 'data' in body) return new Response(text, { status: response.status, headers })
    const errors = isObject(body) && Array.isArray(body.errors) ? body.errors.map(withCode) : []
    return Response.json({ errors }, { status: 400, headers })
  }
