import { randomBytes } from 'node:crypto'
import { REQUEST_TIMEOUT_MS } from './deadline'

/** The tokens of as many new people. */
export function signInNew(url: string, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await signInMember(url)).token))
}

export type Member = { id: string; token: string }

/** A new person, signed in. */
export async function signInMember(url: string): Promise<Member> {
  const username = `bench${randomBytes(6).toString('hex')}`
  const person = { email: `${username}@test.invalid`, password: randomBytes(12).toString('hex') }
  await post(`${url}/api/users`, { ...person, username })
  const { token, user } = await post(`${url}/api/users/login`, person)
  return { token, id: user.id }
}

async function post(url: string, body: unknown): Promise<{ token: string; user: { id: string } }> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
