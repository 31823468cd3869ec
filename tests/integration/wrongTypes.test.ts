import type { Endpoint, FlattenedField, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, callAs, callAsUser } from './support/callApi'
import { fillCollections } from './support/fillCollections'
import { addUser, closeShop, openShop, queryIn } from './support/ownShop'

vi.mock('@jobs/engine/pool', () => import('./support/engineInThread'))

const UNKNOWN = '01990000-0000-7000-8000-00000000dead'
/** Requests under way. */
const AT_ONCE = 6
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

/** Values of every type, one of which is wrong for any field. */
const values: unknown[] = [
  null,
  5,
  -1.5,
  1e300,
  true,
  '',
  'x',
  'nope, nope',
  UNKNOWN,
  'a\0b',
  '\ud800',
  [],
  ['foo'],
  [5],
  [null],
  [[]],
  {},
  { id: 'x' },
  { id: UNKNOWN },
  { equals: 1 },
  { $ne: 1 },
]

/** Those of them that conditions compare with. */
const compared = values.filter((value, index) => index < 12 || Array.isArray(value))

/** Bodies that are no object of fields. */
const bodies: unknown[] = [
  'null',
  '5',
  '"x"',
  'true',
  '[]',
  '[null]',
  '[{}]',
  '{',
  '',
  '{"__proto__":{"x":1}}',
  '{"a\\u0000":1}',
  '{"a":"\\ud800"}',
  '{"data":{}}',
  '{"where":5}',
  '{"id":"x"}',
]

const queries = [
  'depth=x',
  'depth=-1',
  'depth=1e9',
  'depth[a]=1',
  'limit=x',
  'limit=-1',
  'limit=1e99',
  'limit[]=1',
  'page=x',
  'page=0',
  'page=1e300',
  'pagination=x',
  'sort=nope',
  'sort[a]=1',
  'sort[]=id&sort[]=nope',
  'sort=',
  'sort=-',
  'sort=%00',
  'select=x',
  'select[id]=x',
  'select[]=id',
  'select=',
  'select[id]=true',
  'select[id]=false',
  'select[a][b][c][d][e][f][g][h][i]=true',
  'populate=x',
  'populate[x]=y',
  'populate[media]=x',
  'populate[media][id]=true',
  'joins=x',
  'joins[a]=b',
  'joins[a][where]=5',
  'locale=x',
  'locale[]=x',
  'fallback-locale=x',
  'draft=x',
  'draft=true',
  'trash=true',
  'trash=x',
  'data=x',
  'data={}',
  'data=5',
  'where=x',
  'where=5',
  'where=null',
  'where=[]',
  'where={}',
  'where=',
  'where[]=1',
  'where[or]=',
  'where[or][]=1',
  'where[and][0]=x',
  'where[id]=x',
  'where[id][equals]=x',
  'where[id][in]=x,y',
  'where[id][exists]=x',
  'where[id][contains]=x',
  'where[nope][equals]=1',
  'where[id][nope]=1',
  'where[createdAt][equals]=x',
  'where[createdAt][like]=2',
  'where[createdAt][greater_than]=99999-01-01',
  'q=%00',
  'q=%ED%A0%80',
  'q[]=1',
  'ids=x',
  'cursor=x',
  'before=x',
  'after=x',
  'format=x',
  'token=x',
  'field=x',
  'name[]=x',
  '%00=1',
]

describe('what is of the wrong type', () => {
  let payload: Payload
  let callers: Record<string, Caller>

  const shop = () => payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'))
  /** Every endpoint there is, and the values that its path can have. */
  const endpoints = () => {
    const of = (base: string, each: readonly (Endpoint | Omit<Endpoint, 'root'>)[] | false | undefined) =>
      (each || []).map(({ method, path }) => ({
        method: method.toUpperCase(),
        path: `${base}${path === '/' ? '' : path}`,
      }))
    const all = [
      ...of('/api', payload.config.endpoints),
      ...payload.config.collections.flatMap(({ slug, endpoints: own }) => of(`/api/${slug}`, own)),
    ]
    // What the plugin of the contract adds signs in to its page, and takes a form alone.
    return all.filter(({ method, path }) => METHODS.some((known) => known === method) && path !== '/api/openapi-auth')
  }
  const pathsOf = (path: string) => {
    const forms = ['x', UNKNOWN, '%F0%9F%8F%B0'].map((value) => path.replace(/:[a-z]+\??/gi, value))
    return [...new Set(forms)].filter((each) => !/[*(){}]/.test(each))
  }

  /** What an answer must not be, in words; nothing where it is as it should be. */
  const wrongOf = (asked: string, { status, body }: { status: number; body: unknown }): string[] => {
    // A health check may fail, and oEmbed says by 501 that it knows no such format.
    if (asked.includes('/api/health') || status === 501) return []
    if (status >= 500) return [`${status} ${asked} ${JSON.stringify(body).slice(0, 150)}`]
    const code = (body as { errors?: { code?: unknown }[] })?.errors?.[0]?.code
    return status >= 400 && typeof code !== 'string'
      ? [`${status} without a code: ${asked} ${JSON.stringify(body).slice(0, 150)}`]
      : []
  }
  const sendAll = async (asks: { method: string; path: string; body?: unknown }[]) => {
    const wrong: string[] = []
    const everybody = Object.entries(callers)
    const rest = asks.entries()
    // What one waits for of the database is time for the others; they share what is left to ask.
    const askRest = async () => {
      for (const [number, { method, path, body }] of rest) {
        // Each asks every third, so that each kind of question is asked by all.
        const [who, caller] = everybody[(number + Math.floor(number / everybody.length)) % everybody.length]!
        const answer = await caller.ask(method, path, body)
        const said = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
        wrong.push(...wrongOf(`${who} ${method} ${path} ${said}`, answer))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, askRest))
    return wrong
  }

  beforeAll(async () => {
    payload = await openShop()
    const [member, admin] = await Promise.all([addUser(payload), addUser(payload, 'admin')])
    callers = {
      stranger: callAs(),
      member: await callAsUser(payload, member),
      admin: await callAsUser(payload, admin),
    }
    await fillCollections(payload, 3)
  })
  afterAll(() => closeShop(payload))

  it('in a path is not found or wrong, at any endpoint', async () => {
    const asks = endpoints()
      .filter(({ path }) => path.includes(':'))
      .flatMap(({ method, path }) =>
        pathsOf(path).map((each) => ({ method, path: each, ...(method !== 'GET' && { body: {} }) })),
      )
    expect(await sendAll(asks)).toEqual([])
  }, 300_000)

  it('in a query is wrong or of no matter, at any endpoint', async () => {
    const asks = endpoints()
      .filter(({ method }) => method === 'GET' || method === 'DELETE' || method === 'PATCH')
      .flatMap(({ method, path }) =>
        queries.map((query) => ({
          method,
          path: `${pathsOf(path)[1] ?? path}?${query}`,
          ...(method === 'PATCH' && { body: {} }),
        })),
      )
    expect(await sendAll(asks)).toEqual([])
  }, 300_000)

  it('is a body that is no object of fields, at any endpoint', async () => {
    const asks = endpoints()
      .filter(({ method }) => method !== 'GET' && method !== 'DELETE')
      .flatMap(({ method, path }) => bodies.map((body) => ({ method, path: pathsOf(path)[1] ?? path, body })))
    expect(await sendAll(asks)).toEqual([])
  }, 300_000)

  it('in any field is named, whether it is sent or asked for', async () => {
    const asks: { method: string; path: string; body?: unknown }[] = []
    const query = queryIn(payload)
    for (const { slug, flattenedFields } of shop()) {
      const [{ id } = { id: UNKNOWN }] = await query<{ id: string }>(
        `select id from "${slug.replaceAll('-', '_')}" limit 1`,
      )
      for (const field of flattenedFields as (FlattenedField & { name: string })[])
        for (const value of values) {
          asks.push({ method: 'PATCH', path: `/api/${slug}/${id}`, body: { [field.name]: value } })
          asks.push({ method: 'POST', path: `/api/${slug}`, body: { [field.name]: value } })
          for (const operator of [
            'equals',
            'not_equals',
            'in',
            'all',
            'like',
            'contains',
            'exists',
            'near',
            'within',
            'intersects',
            'greater_than',
          ]) {
            if (!compared.includes(value)) continue
            const where = encodeURIComponent(JSON.stringify({ [field.name]: { [operator]: value } }))
            asks.push({ method: 'GET', path: `/api/${slug}?limit=1&depth=0&where=${where}` })
          }
        }
    }
    expect(await sendAll(asks)).toEqual([])
  }, 600_000)
})
