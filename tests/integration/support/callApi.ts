import type { Payload } from 'payload'
import { PASSWORD } from './people'
import { answerApi } from './routes'

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any
export type ApiAnswer = { status: number; body: Json }

/** A client of the REST and GraphQL routes in the test's process: no site need be built for it. */
export type Caller = {
  ask(method: string, path: string, body?: unknown): Promise<ApiAnswer>
  send(request: Request): Promise<ApiAnswer>
  graphql(query: string, variables?: Record<string, unknown>): Promise<ApiAnswer>
}

const ORIGIN = 'http://localhost:3000'

/** A client whose requests all carry these headers. */
export function callWith(own: Readonly<Record<string, string>>): Caller {
  const read = async (response: Response): Promise<ApiAnswer> => {
    if (response.headers.get('content-type')?.includes('event-stream')) {
      await response.body?.cancel()
      return { status: response.status, body: '' }
    }
    const text = await response.text()
    try {
      return { status: response.status, body: JSON.parse(text) }
    } catch {
      return { status: response.status, body: text }
    }
  }
  const send: Caller['send'] = async (request) => {
    for (const [name, value] of Object.entries(own)) request.headers.set(name, value)
    return read(await answerApi(request))
  }
  return {
    send,
    ask: (method, path, body) =>
      send(
        new Request(new URL(path, ORIGIN), {
          method,
          headers: { 'Content-Type': 'application/json' },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
    graphql: async (query, variables) =>
      send(
        new Request(`${ORIGIN}/api/graphql`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        }),
      ),
  }
}

export const callAs = (token?: string): Caller => callWith(token ? { Authorization: `JWT ${token}` } : {})

/** Signs in a user made by `addUser`. */
export async function callAsUser(payload: Payload, { email }: { email?: string | null }): Promise<Caller> {
  const { token } = await payload.login({ collection: 'users', data: { email: email ?? '', password: PASSWORD } })
  return callAs(token ?? undefined)
}
