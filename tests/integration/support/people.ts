import { randomBytes } from 'node:crypto'
import type { Contract } from '@plugins/openapi/buildContract'
import type { Shop } from '../../setup/shop'
import { judgeBy } from './contract'

/** The password of all test users but the admin. */
export const PASSWORD = 'correct horse battery'
/** What a person's browser says of itself; programs are told apart by it. */
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export type Reply<Body = Record<string, never>> = { status: number; headers: Headers; body: Body }
/** What the tests read of any JSON answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
export type Json = any

export type Person = {
  readonly id: string
  readonly email: string
  /** Redirects are not followed, the body is parsed where it is JSON, and held against the contract. */
  ask(path: string, init?: RequestInit): Promise<Reply<Json>>
  send(method: string, path: string, body?: unknown): Promise<Reply<Json>>
  upload(upload: Upload): Promise<Reply<Json>>
}

export type Upload = { file: Buffer | string; filename?: string; listing?: Record<string, unknown> }

const judges = new Map<string, Promise<ReturnType<typeof judgeBy>>>()

/** Holds the answers of a shop against its own contract; nothing while the shop cannot say what that is. */
async function judgeOf({ url }: Pick<Shop, 'url'>): Promise<ReturnType<typeof judgeBy> | undefined> {
  const read = async () => {
    const response = await fetch(new URL('/api/openapi.json', url))
    if (!response.ok) throw new Error(`the contract is answered ${response.status}`)
    return judgeBy((await response.json()) as Contract)
  }
  const judge = judges.get(url) ?? read()
  judges.set(url, judge)
  return judge.catch(() => {
    judges.delete(url)
    return undefined
  })
}

function makePerson(shop: Pick<Shop, 'url'>, who: { id: string; email: string; token?: string }): Person {
  const own = { 'User-Agent': BROWSER, ...(who.token && { Authorization: `JWT ${who.token}` }) }
  const ask: Person['ask'] = async (path, init = {}) => {
    const response = await fetch(new URL(path, shop.url), {
      redirect: 'manual',
      ...init,
      headers: { ...own, ...(init.headers as Record<string, string>) },
    })
    const { status, headers } = response
    const type = headers.get('content-type') ?? ''
    const body = type.includes('json') ? await response.json() : await response.text()
    const judge = await judgeOf(shop)
    const problem = judge?.({ method: init.method ?? 'GET', path, status, type, body })
    if (problem) throw new Error(problem)
    return { status, headers, body }
  }
  return {
    id: who.id,
    email: who.email,
    ask,
    send: (method, path, body) =>
      ask(path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    upload: ({ file, filename = 'build.schem', listing = { title: 'A build' } }) => {
      const form = new FormData()
      form.set('_payload', JSON.stringify(listing))
      form.set('file', new File([new Uint8Array(Buffer.from(file))], filename))
      return ask('/api/schematics', { method: 'POST', body: form })
    },
  }
}

/** Where accounts are, in an app that calls them otherwise. @default 'users' */
type WithUsers = Pick<Shop, 'url'> & { users?: string }

/** Nobody: a visitor who isn't signed in. */
export const stranger = (shop: Pick<Shop, 'url'>): Person => makePerson(shop, { id: '', email: '' })

export async function signIn(shop: WithUsers, email: string, password = PASSWORD): Promise<Person> {
  const path = `/api/${shop.users ?? 'users'}/login`
  const { status, body } = await stranger(shop).send('POST', path, { email, password })
  if (status !== 200) throw new Error(`signing in as ${email} answers ${status}: ${JSON.stringify(body)}`)
  return makePerson(shop, { id: body.user.id, email, token: body.token })
}

/** A new account, signed in, whose address gets mails: as if its owner had followed the link of the first one. */
export async function signUp(shop: WithUsers & Partial<Pick<Shop, 'database'>>, name = 'player'): Promise<Person> {
  const username = `${name}-${randomBytes(4).toString('hex')}`
  const email = `${username}@test.invalid`
  const path = `/api/${shop.users ?? 'users'}`
  const { status, body } = await stranger(shop).send('POST', path, { email, password: PASSWORD, username })
  if (status !== 201) throw new Error(`signing up answers ${status}: ${JSON.stringify(body)}`)
  await shop.database?.query('insert into confirmed_emails (user_id, email) values ($1, $2)', [body.doc.id, email])
  return signIn(shop, email)
}
