import config from '@payload-config'
import { buildContract } from '@plugins/openapi/buildContract'
import { handleEndpoints } from 'payload'
import { judgeBy } from './contract'

/** What the tests read of any JSON answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any

let judge: ReturnType<typeof judgeBy> | undefined

export type LocalAnswer = { status: number; headers: Headers; body: Json }

/**
 * Asks the API in the test's own process: Payload's routing, access rules and hooks, without a server. Every answer is
 * held against the contract.
 */
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
  const type = response.headers.get('content-type') ?? ''
  const answer: unknown = type.includes('json') ? await response.json() : await response.text()
  judge ??= judgeBy(JSON.parse(JSON.stringify(buildContract(await config, '1.0.0'))))
  const problem = judge({ method, path: `/api${path}`, status: response.status, type, body: answer })
  if (problem) throw new Error(problem)
  return { status: response.status, headers: response.headers, body: answer }
}

/** A person's token, as programs send it. */
export async function signIn(email: string, password = 'correct horse battery'): Promise<string> {
  const { body } = await askApi('POST', '/users/login', { body: { email, password } })
  return body.token
}
