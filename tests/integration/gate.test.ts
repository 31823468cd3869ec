import { readFileSync } from 'node:fs'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { type Json, type Person, signUp, stranger } from './support/people'
import { type RawAnswer, sendRaw } from './support/sendRaw'

const MiB = 1024 ** 2
const json = { 'Content-Type': 'application/json' }
const codeOf = ({ text }: RawAnswer) => JSON.parse(text).errors[0].code
const zeros = (bytes: number) => Array.from({ length: bytes / MiB }, () => Buffer.alloc(MiB))

describe('the gate', () => {
  let shop: Shop
  let person: Person
  let authorization = ''
  beforeAll(async () => {
    shop = await startShop({ workers: 0, env: { TRUST_PROXY: '1', METRICS_TOKEN: 'a token for the metrics' } })
    person = await signUp(shop)
    const password = 'correct horse battery'
    const { body } = await person.send('POST', '/api/users/login', { email: person.email, password })
    authorization = `JWT ${body.token}`
  })
  afterAll(() => shop?.stop())

  /** As a client of its own network. */
  const from = (network: string) => ({ 'X-Forwarded-For': network })

  describe('turns addresses away', () => {
    it.each(['/%', '/api/%', '/tags/%00', '/api/tags/%00', '/%ff', '/people/%ED%A0%80', '/schematics?q=%00', '*'])(
      'that are no text: %s',
      async (target) => {
        const answer = await sendRaw(shop, { target, method: target === '*' ? 'OPTIONS' : 'GET' })
        expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request'])
      },
    )

    it('as a page where a browser asks for one, in its language', async () => {
      const headers = { Accept: 'text/html', 'Accept-Language': 'de' }
      const answer = await sendRaw(shop, { target: '/%', headers })
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('<html lang="de">')
      expect(answer.text).toMatch(/<p>Die Website konnte diese Anfrage nicht verstehen\. [^<]*neu[^<]*<\/p>/)
    })

    it.each([
      ['GET', '/.env', 404],
      ['GET', '/wp-login.php', 404],
      ['GET', '/.git/config', 404],
      ['POST', '/nothing', 404],
      ['DELETE', '/nothing', 404],
      ['DELETE', '/schematics', 405],
      ['PROPFIND', '/schematics/x', 405],
      ['GET', '/api/payload-migrations', 404],
      ['POST', '/api/payload-migrations', 404],
      ['GET', '/api/payload-jobs', 404],
      ['GET', '/api/globals/schematics', 404],
      ['GET', '/api/globals/health/live', 404],
      ['GET', '/api/Users', 404],
      ['PROPFIND', '/api/schematics', 405],
      ['PUT', '/api/schematics', 405],
      ['GET', '/api/users/login', 405],
      ['POST', '/api/openapi-auth', 404],
      ['PATCH', '/api/health/live', 405],
      ['DELETE', '/api/graphql', 405],
      ['TRACE', '/api/graphql', 405],
      ['PROPFIND', '/api/graphql', 405],
      ['OPTIONS', '/schematics', 405],
    ])('%s %s is %i', async (method, target, status) => {
      const answer = await sendRaw(shop, { target, method, headers: { Accept: 'application/json' } })
      expect(answer.status).toBe(status)
      if (status === 405) {
        expect(codeOf(answer)).toBe('method_not_allowed')
        expect(answer.headers.allow).toBeTruthy()
      }
    })
  })

  it.each(['/api/tags', '/api/tags?limit=1', '/api/health/live', '/api/users/me'])(
    'answers HEAD %s as GET, without a body, for nobody to keep',
    async (target) => {
      const [head, got] = await Promise.all([sendRaw(shop, { target, method: 'HEAD' }), sendRaw(shop, { target })])
      expect([head.status, head.text, got.status]).toEqual([200, '', 200])
      expect(head.headers['content-type']).toBe(got.headers['content-type'])
      expect([head.headers['cache-control'], got.headers['cache-control']]).toEqual([
        expect.stringContaining('no-store'),
        expect.stringContaining('no-store'),
      ])
    },
  )

  it.each(['h2c', 'websocket'])('answers by the protocol it was asked in who offers %s', async (protocol) => {
    const headers = { Connection: 'Upgrade', Upgrade: protocol }
    // Next takes part in what comes after its first page.
    await sendRaw(shop, { target: '/sign-in' })
    expect((await sendRaw(shop, { target: '/api/health/live', headers })).status).toBe(200)
  })

  it('takes no form with parts where pages are, broken or whole', async () => {
    for (const body of [
      '--a\r\nContent-Disposition: form-data; name="1_$ACTION_ID_x"\r\n\r\n\r\n--a--\r\n',
      '--a\r\nnothing',
    ]) {
      const answer = await sendRaw(shop, {
        target: '/sign-in',
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=a', 'Content-Length': String(body.length) },
        body: [body],
      })
      expect([answer.status, codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
    }
  })

  describe('takes a POST for a GET', () => {
    const read = (type: string | undefined, body: string) =>
      sendRaw(shop, {
        target: '/api/tags?limit=1',
        method: 'POST',
        headers: { 'X-HTTP-Method-Override': 'GET', ...(type && { 'Content-Type': type }) },
        body: body === '' ? [] : [body],
      })

    it.each(['application/x-www-form-urlencoded', 'Application/X-WWW-Form-Urlencoded; charset=utf-8', undefined])(
      'whose query is a form, or nowhere but in its address: %s',
      async (type) => {
        const asked = await read(type, type ? 'where[name][equals]=nothing' : '')
        expect([asked.status, JSON.parse(asked.text).limit]).toEqual([200, 1])
      },
    )

    it('and reads all of the query, or says what is wrong', async () => {
      const form = 'application/x-www-form-urlencoded'
      expect((await read(form, 'where[nothing][equals]=1')).status).toBe(400)
      const broken = await read(form, 'where=x')
      expect([broken.status, codeOf(broken)]).toEqual([400, 'bad_request'])
    })

    it.each(['{"where":{"name":{"equals":"nothing"}}}', '{', 'null'])(
      'but not one whose body says %s',
      async (body) => {
        const answer = await read('application/json', body)
        expect([answer.status, codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
      },
    )
  })

  it.each([
    '/api/./tags',
    '/api/%2e/tags',
    '/api/x/../tags',
    '/api/tags#x',
    '//api//tags//',
    '/%61pi/tags',
    '/api\\tags',
  ])('takes %s for /api/tags', async (target) => {
    const answer = await sendRaw(shop, { target })
    expect([answer.status, JSON.parse(answer.text).docs]).toEqual([200, []])
  })

  it('takes an address as proxies are sent it for its path', async () => {
    expect((await sendRaw(shop, { target: 'http://other.example/api/tags' })).status).toBe(200)
  })

  it.each(['null', '5', '"text"', '[]', 'true'])('takes no document that is %s', async (body) => {
    for (const [method, target] of [
      ['POST', '/api/comments'],
      ['POST', '/api/users'],
      ['POST', '/api/users/login'],
      ['PATCH', `/api/users/${person.id}`],
      ['POST', '/api/graphql'],
    ] as const) {
      const answer = await sendRaw(shop, {
        target,
        method,
        headers: { ...json, Authorization: authorization },
        body: [body],
      })
      expect([target, answer.status, codeOf(answer)]).toEqual([target, 400, 'bad_request'])
    }
  })

  describe('bounds bodies', () => {
    const memory = () => {
      const [, pages = '0'] = readFileSync(`/proc/${shop.web.pid}/statm`, 'utf8').split(' ')
      return Number(pages) * 4096
    }

    it.each([
      ['DELETE', '/api/schematics'],
      ['GET', '/api/schematics'],
      ['OPTIONS', '/api/schematics'],
      ['POST', '/language'],
      ['GET', '/'],
      ['POST', '/schematics'],
      ['POST', '/api/graphql'],
      ['POST', '/api/comments'],
      ['POST', '/api/notifications/read'],
      ['GET', '/notifications/x'],
    ])('%s %s with 128 MiB in chunks', async (method, target) => {
      const before = memory()
      let most = before
      function* body() {
        for (const part of zeros(128 * MiB)) {
          yield part
          most = Math.max(most, memory())
        }
      }
      const headers = {
        ...json,
        Accept: 'application/json',
        'Transfer-Encoding': 'chunked',
        Authorization: authorization,
      }
      const answer = await sendRaw(shop, { target, method, headers, body: body() })
      expect([answer.status, codeOf(answer)]).toEqual([413, 'body_too_large'])
      expect(most - before).toBeLessThan(64 * MiB)
    })

    it('whatever they are said to be', async () => {
      for (const [target, type, headers] of [
        ['/language', 'multipart/form-data; boundary=b', {}],
        ['/admin/login', 'text/plain;charset=UTF-8', { 'Next-Action': '0'.repeat(42) }],
        ['/api/schematics', 'application/json', { 'X-HTTP-Method-Override': 'GET' }],
        ['/api/schematics', 'application/x-www-form-urlencoded', { 'X-Payload-HTTP-Method-Override': 'GET' }],
        ['/api/users', 'multipart/form-data; boundary=b', {}],
        ['/api/users/login', 'application/octet-stream', {}],
      ] as const) {
        const length = 2 * MiB
        const sent = { ...headers, 'Content-Type': type, 'Content-Length': String(length), Accept: 'application/json' }
        const answer = await sendRaw(shop, { target, method: 'POST', headers: sent, body: zeros(length) })
        expect([target, answer.status, codeOf(answer)]).toEqual([target, 413, 'body_too_large'])
      }
    })

    it('by who sends them', async () => {
      const send = (bytes: number, headers: Record<string, string>, target = '/api/comments') =>
        sendRaw(shop, {
          target,
          method: 'POST',
          headers: { ...json, ...headers, 'Content-Length': String(bytes) },
          body: [Buffer.alloc(bytes, 32)],
        })
      expect((await send(80 * 1024, {})).status).toBe(413)
      expect((await send(80 * 1024, { Authorization: authorization })).status).toBe(400)
      const read = await send(300 * 1024, { Authorization: authorization }, '/api/notifications/read')
      expect([read.status, codeOf(read)]).toEqual([413, 'body_too_large'])
      const picture = await send(2 * MiB, {}, '/api/media')
      expect([picture.status, codeOf(picture)]).toEqual([401, 'sign_in_required'])
    })

    it('and passes on what came in chunks, whole', async () => {
      const body = [`{"title":"In `, 'chunks",', '"visibility":"private"}']
      const headers = { ...json, 'Transfer-Encoding': 'chunked', Authorization: authorization }
      const answer = await sendRaw(shop, { target: '/api/lists', method: 'POST', headers, body })
      expect([answer.status, JSON.parse(answer.text).doc.title]).toEqual([201, 'In chunks'])
      const query = [`{"query":`, `"{ meUser { user { email } } }"}`]
      const me = await sendRaw(shop, { target: '/api/graphql', method: 'POST', headers, body: query })
      expect(JSON.parse(me.text).data.meUser.user.email).toBe(person.email)
      const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Transfer-Encoding': 'chunked' }
      const language = await sendRaw(shop, { target: '/language', method: 'POST', headers: form, body: ['to=', 'de'] })
      expect([language.status, String(language.headers['set-cookie'])]).toEqual([303, expect.stringContaining('=de;')])
    })
  })

  describe('counts', () => {
    const expectRefused = (answer: RawAnswer, limit: string) => {
      expect([answer.status, codeOf(answer)]).toEqual([429, 'too_many_requests'])
      const wait = Number(answer.headers['retry-after'])
      expect(wait).toBeGreaterThan(0)
      expect(answer.headers.ratelimit).toBe(`"${limit}";r=0;t=${wait}`)
      expect(answer.headers['ratelimit-policy']).toMatch(new RegExp(`^"${limit}";q=\\d+;w=\\d+$`))
    }
    const post = (target: string, network: string, body: unknown) =>
      sendRaw(shop, {
        target,
        method: 'POST',
        headers: { ...json, ...from(network) },
        body: [JSON.stringify(body)],
      })
    /** So many fields of one document, each under a name of its own. */
    const many = (count: number, field: string) =>
      `mutation { ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`

    it('sign-ins, by every door and however its address is written', async () => {
      const network = '203.0.113.20'
      const wrong = { email: 'nobody@example.org', password: 'wrong' }
      const query = many(15, 'loginUser(email: "nobody@example.org", password: "wrong") { token }')
      for (let round = 0; round < 3; round++) expect((await post('/api/graphql', network, { query })).status).toBe(200)
      for (let round = 0; round < 15; round++)
        expect((await post('/api/./users/login', network, wrong)).status).toBe(401)
      expectRefused(await post('/api/users/login', network, wrong), 'sign-in')
      expectRefused(await post('/api/x/../users/login', network, wrong), 'sign-in')
      expectRefused(await post('/api/users/forgot-password', network, { email: 'nobody@example.org' }), 'sign-in')
      const last = await post('/api/graphql', network, { query })
      expect(last.headers['retry-after']).toBeTruthy()
      expect(last.headers.ratelimit).toContain('"sign-in";r=0')
    })

    it('sign-ups, fifteen in one request as fifteen', async () => {
      const network = '203.0.113.21'
      const type = '{ __type(name: "mutationUserInput") { inputFields { name type { kind } } } }'
      const fields = JSON.parse((await post('/api/graphql', network, { query: type })).text).data.__type.inputFields
      const known: Record<string, string> = { role: 'user', state: 'active' }
      // That they fail is no matter: each is a try.
      const data = fields
        .filter(({ name, type: { kind } }: Json) => kind === 'NON_NULL' || name === 'email')
        .map(({ name }: Json) => `${name}: ${known[name] ?? '"x"'}`)
      const query = many(15, `createUser(data: { ${data} }) { id }`)
      for (let round = 0; round < 2; round++) await post('/api/graphql', network, { query })
      const body = { email: 'one@test.invalid', password: 'correct horse battery', username: 'one-more' }
      for (const target of [
        '/api/users',
        '/api/./users',
        '/api/%2e/users',
        '/api/x/../users',
        '/api/users#x',
        '//api/users/',
      ])
        expectRefused(await post(target, network, body), 'sign-up')
    })

    it('reads, however they are sent, and pages by themselves', async () => {
      const network = '203.0.113.22'
      const headers = {
        ...from(network),
        'X-HTTP-Method-Override': 'GET',
        'Content-Type': 'application/x-www-form-urlencoded',
      }
      const read = () => sendRaw(shop, { target: '/api/tags', method: 'POST', headers, body: ['depth=0'] })
      // More than there may be writes.
      for (let round = 0; round < 31; round++)
        expect(new Set((await Promise.all(Array.from({ length: 10 }, read))).map(({ status }) => status))).toEqual(
          new Set([200]),
        )
      const open = () => sendRaw(shop, { target: '/%2e/robots.txt', headers: from(network) })
      let refused: RawAnswer | undefined
      for (let round = 0; round < 130 && !refused; round++)
        refused = (await Promise.all(Array.from({ length: 10 }, open))).find(({ status }) => status === 429)
      expectRefused(refused ?? (await open()), 'page')
      expect((await sendRaw(shop, { target: '/api/tags', headers: from(network) })).status).toBe(200)
    })

    it('who says that they are this machine', async () => {
      const wrong = { email: 'nobody@example.org', password: 'wrong' }
      for (let round = 0; round < 60; round++) await post('/api/users/login', '127.0.0.1', wrong)
      expectRefused(await post('/api/users/login', '127.0.0.1', wrong), 'sign-in')
    })

    it('how often the schema is read, which tools may', async () => {
      const network = '203.0.113.23'
      const query = getIntrospectionQuery()
      for (let round = 0; round < 10; round++) {
        const { status, text } = await post('/api/graphql', network, { query })
        expect([status, JSON.parse(text).errors]).toEqual([200, undefined])
      }
      expectRefused(await post('/api/graphql', network, { query }), 'schema')
      expect((await post('/api/graphql', network, { query: '{ __typename }' })).status).toBe(200)
    })
  })

  describe('judges GraphQL', () => {
    const ask = (body: unknown) => stranger(shop).send('POST', '/api/graphql', body)
    const spreads = (count: number) =>
      Array.from({ length: count }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')

    it.each([
      ['fragments that double', `{ ...F0 } ${spreads(30)} fragment F30 on Query { __typename }`, 'query_too_complex'],
      ['a fragment that spreads itself', '{ ...F } fragment F on Query { ...F }', 'bad_request'],
      [
        'schemas',
        `{ ${Array.from({ length: 14 }, (_, n) => `a${n}: __schema { types { name } }`)} }`,
        'query_too_complex',
      ],
      ['depth', `{ Users { docs ${'{ id '.repeat(9)}${'}'.repeat(9)} } }`, 'query_too_complex'],
      ['no GraphQL', '{', 'bad_request'],
    ])('%s', async (_what, query, code) => {
      const started = performance.now()
      const { status, body } = await ask({ query })
      expect([status, body.errors[0].code, body.errors[0].extensions.code]).toEqual([400, code, code])
      expect(performance.now() - started).toBeLessThan(1_000)
    })

    it.each([
      ['unknown types', Array.from({ length: 300 }, (_, n) => `... on SchematicUpdateSafetyRelationInputs${n} { id }`)],
      ['unknown fields', Array.from({ length: 900 }, (_, n) => `searchSchematicsOfAllPeople${n}`)],
    ])('%s, without looking for what may have been meant', async (_what, selections) => {
      const { status, body } = await ask({ query: `{ ${selections.join(' ')} }` })
      expect(status).toBe(400)
      expect(body.errors.length).toBeLessThan(20)
      expect(JSON.stringify(body)).not.toContain('Did you mean')
    })

    it('variables, of which the first that is wrong is named', async () => {
      const operations = Array.from(
        { length: 40 },
        (_, n) => `query Q${n}($w: User_where) { Users(where: $w) { totalDocs } }`,
      )
      const w = Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`createdAtOrSo${n}`, 1]))
      const started = performance.now()
      const { status, body } = await ask({ query: operations.join(' '), operationName: 'Q0', variables: { w } })
      expect([status, body.errors.length, body.errors[0].extensions.code]).toEqual([400, 1, 'bad_request'])
      expect(performance.now() - started).toBeLessThan(2_000)
      const many = { query: operations[0], variables: { w: { id: { in: Array.from({ length: 2_000 }, () => 1) } } } }
      const answer = await ask(many)
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'query_too_complex'])
    })

    it.each([
      ['{ __typename @skip }', {}],
      ['{ ...F @include } fragment F on Query { __typename }', {}],
      ['query ($a: Boolean = true) { __typename @include(if: $a) }', { a: null }],
    ])('conditions that have no value: %s', async (query, variables) => {
      const { status, body } = await ask({ query, variables })
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'bad_request'])
    })

    it('who takes no JSON', async () => {
      const headers = { ...json, Accept: 'text/html' }
      const answer = await sendRaw(shop, {
        target: '/api/graphql',
        method: 'POST',
        headers,
        body: ['{"query":"{ __typename }"}'],
      })
      expect([answer.status, codeOf(answer)]).toEqual([406, 'bad_request'])
    })

    it('and sends what could be answered beside what could not', async () => {
      const { status, body } = await ask({ query: '{ Tags { totalDocs } Schematic(id: "no-such-build") { id } }' })
      expect([status, body.data]).toEqual([200, { Tags: { totalDocs: 0 }, Schematic: null }])
      expect(body.errors[0].extensions.code).toBe('not_found')
    })

    it('a list of queries, a query that is none, and variables that are none', async () => {
      for (const body of [
        [{ query: '{ __typename }' }],
        {},
        { query: 5 },
        { query: '{ __typename }', variables: [] },
      ]) {
        const answer = await ask(body)
        expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'bad_request'])
      }
      const query = 'query ($w: User_where) { Users(where: $w) { totalDocs } }'
      const value = `${'{"AND":['.repeat(5_000)}${']}'.repeat(5_000)}`
      const deep = await stranger(shop).ask('/api/graphql', {
        method: 'POST',
        headers: json,
        body: `{"query":${JSON.stringify(query)},"variables":{"w":${value}}}`,
      })
      expect([deep.status, deep.body.errors[0].code]).toEqual([400, 'query_too_complex'])
    })
  })

  it('keeps as many routes in its metrics as it has, whatever is asked for', async () => {
    const read = async () => {
      const headers = { Authorization: 'Bearer a token for the metrics' }
      const text = await (await fetch(`${shop.url}/api/metrics`, { headers })).text()
      return text.split('\n').filter((line) => line.startsWith('shop_http_request_seconds_count'))
    }
    await fetch(`${shop.url}/api/tags`)
    const known = await read()
    for (let round = 0; round < 30; round++)
      await Promise.all(
        Array.from({ length: 10 }, (_, number) =>
          sendRaw(shop, {
            target:
              [
                `/api/x${round}-${number}`,
                `/y${round}-${number}`,
                `/api/tags/z${round}-${number}`,
                `/.${round}${number}`,
              ][number % 4] ?? '',
            method: number % 3 === 0 ? 'PROPFIND' : 'GET',
            headers: { Accept: 'application/json' },
          }),
        ),
      )
    const after = await read()
    expect(after.length - known.length).toBeLessThan(10)
    expect(after.join('\n')).not.toMatch(/x0-|y0-|z0-|PROPFIND/)
    expect(after.join('\n')).toContain('method="GET",route="/api/tags",status="200"')
    expect(after.join('\n')).toContain('route="unknown"')
  })

  it('lets browsers come by https alone where that is the shop’s address', async () => {
    expect((await fetch(`${shop.url}/api/health/live`)).headers.has('strict-transport-security')).toBe(false)
    const secure = await startShop({ workers: 0, env: { SERVER_URL: 'https://shop.example' } })
    try {
      const { headers } = await fetch(`${secure.url}/api/health/live`)
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    } finally {
      await secure.stop()
    }
  })
})
