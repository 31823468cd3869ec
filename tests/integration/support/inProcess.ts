import config from '@payload-config'
import { handleEndpoints } from 'payload'

/** What the tests read of any JSON answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any

export type LocalAnswer = { status: number; headers: Headers; body: Json }

/** Asks the API in the test's own process: Payload's routing, access rules and hooks, without a server. */
export async function askApi(
  method: string,
  path: string,
  { body, token, headers = {} }: { body?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<LocalAnswer> {
  const request = new Request(new URL(`/api${path}`, 'http://localhost:3000'), {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `JWT ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const response = await handleEndpoints({ config, request })
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  }
}

/** A person's token, as programs send it. */
export async function signIn(email: string, password = 'correct horse battery'): Promise<string> {
  const { body } = await askApi('POST', '/users/login', { body: { email, password } })
  return body.token
}
