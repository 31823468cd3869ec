import { randomBytes } from 'node:crypto'

/** The tokens of as many new people. */
export function signInNew(url: string, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => signInOne(url)))
}

async function signInOne(url: string): Promise<string> {
  const username = `bench${randomBytes(6).toString('hex')}`
  const person = { email: `${username}@test.invalid`, password: randomBytes(12).toString('hex') }
  await post(`${url}/api/users`, { ...person, username })
  return (await post(`${url}/api/users/login`, person)).token
}

async function post(url: string, body: unknown): Promise<{ token: string }> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
