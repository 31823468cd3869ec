import { randomUUID } from 'node:crypto'
import { removePasskey } from '@plugins/factors/commands/changePasskey'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { askApi, type LocalAnswer } from '../../tests/integration/support/inProcess'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { PASSWORD } from '../../tests/integration/support/people'
import { type OidcAccount, type OidcProvider, startOidcProvider } from '../../tests/services/oidcProvider'
import { unlinkProvider } from './commands/links'
import { type BegunSignIn, begunSignIn } from './cookies'
import { providerOptions } from './types'

const CALLBACK = 'http://localhost:3000/api/auth/providers/one/callback'
const OTHER_CALLBACK = 'http://localhost:3000/api/auth/providers/two/callback'

describe('signing in by a provider', () => {
  let payload: Payload
  let query: ReturnType<typeof queryIn>
  let one: OidcProvider
  let two: OidcProvider
  type User = Awaited<ReturnType<typeof addUser>>

  const pairOf = (cookie: string) => cookie.split(';', 1)[0] ?? ''
  const cookiesOf = ({ headers }: LocalAnswer) =>
    headers
      .getSetCookie()
      .filter((cookie) => !/Max-Age=0/.test(cookie))
      .map(pairOf)
  const isSignedIn = (answer: LocalAnswer) => cookiesOf(answer).some((cookie) => /^payload-token=.+/.test(cookie))
  const ways = () => ({ one, two })
  const tokenOf = async ({ email }: User) =>
    (await payload.login({ collection: 'users', data: { email, password: PASSWORD } })).token ?? ''
  let count = 0
  const newAddress = () => `provider-${Date.now()}-${++count}@test.invalid`

  /** Begins, goes to the provider and comes back, up to where the browser is sent to the shop. */
  async function begin(name: 'one' | 'two' = 'one', { next = '/my', token }: { next?: string; token?: string } = {}) {
    const path = `/auth/providers/${name}${token ? '/link' : ''}`
    const begun = await askApi('POST', path, token ? { token, body: {} } : { body: { next } })
    if (begun.status !== 200) throw new Error(`beginning answers ${begun.status} ${JSON.stringify(begun.body)}`)
    const back = await ways()[name].authorize(begun.body.url)
    return { back, cookie: pairOf(begun.headers.getSetCookie()[0] ?? '') }
  }
  const comeBack = ({ pathname, search }: URL, cookie: string, token?: string) =>
    askApi('GET', `${pathname.replace('/api', '')}${search}`, { headers: { Cookie: cookie }, ...(token && { token }) })
  async function signIn(name: 'one' | 'two' = 'one', options: { next?: string; token?: string } = {}) {
    const { back, cookie } = await begin(name, options)
    return comeBack(back, cookie, options.token)
  }
  const placeOf = ({ status, headers }: LocalAnswer) => `${status} ${headers.get('location')}`
  /** What the browser keeps, opened, with something else in it. */
  const changed = (cookie: string, change: Partial<BegunSignIn>) => {
    const context = contextOf(payload)
    const begun = begunSignIn.read(context, new Headers({ cookie }))
    if (!begun) throw new Error('the cookie cannot be read')
    return pairOf(begunSignIn.set(context, { ...begun, ...change }))
  }
  const refused = (code: string, name = 'one') => `303 /sign-in?problem=${code}&provider=${name}`
  const idOf = async (email: string) =>
    (await query<{ id: string }>('select id from users where email = $1', [email]))[0]?.id

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    ;[one, two] = await Promise.all([startOidcProvider([CALLBACK]), startOidcProvider([OTHER_CALLBACK])])
    const of = (name: string, { issuer, clientId, clientSecret }: OidcProvider) =>
      ({ kind: 'oidc', name, label: name, issuer, clientId, clientSecret }) as const
    providerOptions.keep(contextOf(payload), { signIn: [of('one', one), of('two', two)] })
    // The first account is not one of these.
    await addUser(payload, 'admin')
  })
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()])
    await closeShop(payload)
  })

  async function signUp(subject: string, account: OidcAccount = {}) {
    const email = newAddress()
    one.signInAs(subject, { email, email_verified: true, ...account })
    const named = await signIn()
    const username = `p-${subject}-${Date.now().toString(36)}`
    const made = await askApi('POST', '/auth/providers/sign-up', {
      body: { username },
      headers: { Cookie: cookiesOf(named).join('; ') },
    })
    return { email, named, made }
  }

  it('makes an account with a name that its owner chooses, a proven address and no password, and knows it again', async () => {
    const { email, named, made } = await signUp('new')
    expect(placeOf(named)).toBe('303 /sign-up/name')
    expect(isSignedIn(named)).toBe(false)
    expect(made.status).toBe(201)
    expect(isSignedIn(made)).toBe(true)
    const rows = await query(
      `select u.hash, u.role, c.email from users u join confirmed_emails c on c.user_id = u.id where u.email = $1`,
      [email],
    )
    expect(rows).toEqual([{ hash: null, role: 'user', email }])
    const again = await signIn('one', { next: '/lists/new' })
    expect([placeOf(again), isSignedIn(again)]).toEqual(['303 /lists/new', true])
    expect(await query('select provider from provider_identities where user_id = $1', [await idOf(email)])).toEqual([
      { provider: 'one' },
    ])
  })

  it('leads nowhere but to this site', async () => {
    await signUp('nowhere')
    for (const next of ['https://evil.invalid/', '//evil.invalid', '/\\evil.invalid'])
      expect(placeOf(await signIn('one', { next }))).toBe('303 /')
  })

  describe('is refused', () => {
    const attempt = async (change: (begun: { back: URL; cookie: string }) => { back: URL; cookie: string }) => {
      one.signInAs('refused', { email: newAddress(), email_verified: true })
      const { back, cookie } = change(await begin())
      return placeOf(await comeBack(back, cookie))
    }
    const withParameter = (back: URL, name: string, value: string) => {
      const url = new URL(back)
      url.searchParams.set(name, value)
      return url
    }
    it.each<[string, Parameters<typeof attempt>[0]]>([
      ['with another state', ({ back, cookie }) => ({ back: withParameter(back, 'state', 'x'), cookie })],
      ['with another issuer', ({ back, cookie }) => ({ back: withParameter(back, 'iss', 'http://x.invalid'), cookie })],
      ['with another code', ({ back, cookie }) => ({ back: withParameter(back, 'code', 'x'), cookie })],
      ['with another nonce', ({ back, cookie }) => ({ back, cookie: changed(cookie, { nonce: 'x' }) })],
      [
        'with another PKCE verifier',
        ({ back, cookie }) => ({ back, cookie: changed(cookie, { verifier: 'x'.repeat(43) }) }),
      ],
      ['begun at another provider', ({ back, cookie }) => ({ back, cookie: changed(cookie, { provider: 'two' }) })],
      ['in another browser', ({ back }) => ({ back, cookie: '' })],
      ['with a forged cookie', ({ back, cookie }) => ({ back, cookie: `${cookie.slice(0, -2)}AA` })],
    ])('%s', async (_what, change) => {
      expect(await attempt(change)).toBe(refused('provider_refused'))
    })

    it('a second time, with the same state or the same code alone', async () => {
      await signUp('replay')
      const { back, cookie } = await begin()
      expect(isSignedIn(await comeBack(back, cookie))).toBe(true)
      expect(placeOf(await comeBack(back, cookie))).toBe(refused('provider_refused'))
      const other = withParameter(back, 'state', 'another-state')
      expect(placeOf(await comeBack(other, changed(cookie, { state: 'another-state' })))).toBe(
        refused('provider_refused'),
      )
    })

    it('where its owner says no there', async () => {
      const { back, cookie } = await begin()
      const url = new URL(back)
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
      expect(placeOf(await comeBack(url, cookie))).toBe(refused('provider_cancelled'))
    })
  })

  describe('finds the account of an address', () => {
    it('that both have proven', async () => {
      const user = await addUser(payload)
      one.signInAs(`known-${user.id}`, { email: user.email, email_verified: true })
      const answer = await signIn()
      expect([placeOf(answer), isSignedIn(answer)]).toEqual(['303 /my', true])
      expect(
        await query('select user_id as id from provider_identities where subject = $1', [`known-${user.id}`]),
      ).toEqual([{ id: user.id }])
    })

    it('not where the provider has not proven it', async () => {
      const user = await addUser(payload)
      one.signInAs(`claimed-${user.id}`, { email: user.email, email_verified: false })
      expect(placeOf(await signIn())).toBe(refused('provider_unverified'))
    })

    it('not where someone signed up with another’s address', async () => {
      const user = await addUser(payload)
      await query('delete from confirmed_emails where user_id = $1', [user.id])
      one.signInAs(`victim-${user.id}`, { email: user.email, email_verified: true })
      expect(placeOf(await signIn())).toBe(refused('provider_link_required'))
    })

    it('not where it is of the staff', async () => {
      const user = await addUser(payload, 'moderator')
      one.signInAs(`staff-${user.id}`, { email: user.email, email_verified: true })
      expect(placeOf(await signIn())).toBe(refused('provider_link_required'))
    })

    it('not by the subject of another provider', async () => {
      const { email } = await signUp('same')
      two.signInAs('same', { email: newAddress(), email_verified: true })
      const other = await signIn('two')
      expect([placeOf(other), isSignedIn(other)]).toEqual(['303 /sign-up/name', false])
      two.signInAs('same', { email, email_verified: false })
      expect(placeOf(await signIn('two'))).toBe(refused('provider_unverified', 'two'))
    })
  })

  it('tells the suspended, and signs them in no more', async () => {
    const { email } = await signUp('suspended')
    await query(`update users set state = 'suspended' where email = $1`, [email])
    const answer = await signIn()
    expect([placeOf(answer), isSignedIn(answer)]).toEqual([refused('account_suspended'), false])
  })

  it('goes on with the second factor of the account', async () => {
    const { email } = await signUp('careful')
    await query(
      `insert into passkeys (id, user_id, credential_id, public_key, name) values (gen_random_uuid(), $1, 'credential', '\\x00', 'A key')`,
      [await idOf(email)],
    )
    const answer = await signIn()
    expect(placeOf(answer)).toMatch(/^303 \/sign-in\?next=%2Fmy#challenge=[0-9a-f]{64}&methods=passkey/)
    expect(isSignedIn(answer)).toBe(false)
  })

  describe('is linked and unlinked', () => {
    it('by its owner, while signed in', async () => {
      const user = await addUser(payload)
      const token = await tokenOf(user)
      one.signInAs(`linked-${user.id}`, { email: 'someone@else.invalid', email_verified: false })
      expect(placeOf(await signIn('one', { token }))).toBe('303 /settings/account?linked=one')
      const { body } = await askApi('GET', '/auth/providers/linked', { token })
      expect(body).toMatchObject({ hasPassword: true, linked: [{ provider: 'one' }] })
      expect(isSignedIn(await signIn())).toBe(true)
      expect((await askApi('DELETE', '/auth/providers/one', { token })).body.linked).toEqual([])
      expect(placeOf(await signIn())).toBe(refused('provider_unverified'))
      const logged = await query('select action from audit_log where target_id = $1 and action like $2 order by id', [
        user.id,
        'provider.%',
      ])
      expect(logged).toEqual([{ action: 'provider.linked' }, { action: 'provider.unlinked' }])
      const mails = await query(
        `select data->>'occasion' as occasion, data->>'detail' as site from pgboss.job
         where name = 'factor-mail' and data->>'userId' = $1 order by created_on, id`,
        [user.id],
      )
      expect(mails).toEqual([
        { occasion: 'provider_linked', site: 'one' },
        { occasion: 'provider_unlinked', site: 'one' },
      ])
    })

    it('to no second account, and by nobody else who is signed in meanwhile', async () => {
      const [user, other] = [await addUser(payload), await addUser(payload)]
      const [token, otherToken] = [await tokenOf(user), await tokenOf(other)]
      one.signInAs(`mine-${user.id}`, {})
      await signIn('one', { token })
      expect(placeOf(await signIn('one', { token: otherToken }))).toBe(
        '303 /settings/account?problem=provider_taken&provider=one',
      )
      one.signInAs(`second-${user.id}`, {})
      const { back, cookie } = await begin('one', { token })
      expect(placeOf(await comeBack(back, cookie, otherToken))).toBe(
        '303 /settings/account?problem=provider_refused&provider=one',
      )
      // One of each provider.
      expect(placeOf(await signIn('one', { token }))).toBe('303 /settings/account?problem=provider_taken&provider=one')
    })

    it('but never the last way in', async () => {
      const { made } = await signUp('only')
      const { token } = made.body
      const refusal = await askApi('DELETE', '/auth/providers/one', { token })
      expect([refusal.status, refusal.body.errors[0].code]).toEqual([409, 'last_way_in'])
    })

    it('or removed, whichever ways there are: one stays, also of two that go at once', async () => {
      const addPasskey = async (id: string | undefined) => {
        const passkey = randomUUID()
        await query(
          `insert into passkeys (id, user_id, credential_id, public_key, name) values ($1, $2, $3, '', 'Laptop')`,
          [passkey, id, passkey],
        )
        return () => inTransaction(payload, (tx) => removePasskey(tx, id ?? '', passkey))
      }
      const { email } = await signUp('ways')
      const id = await idOf(email)
      const unlink = () => unlinkProvider(payload, id ?? '', 'one')
      // The last passkey goes while a provider is linked, and the provider stays then.
      await expect((await addPasskey(id))()).resolves.toBe('Laptop')
      await expect(unlink()).rejects.toMatchObject({ code: 'last_way_in' })
      const both = await Promise.allSettled([(await addPasskey(id))(), unlink()])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      // One that the shop no longer offers lets nobody in.
      const gone = await signUp('gone')
      const goneId = await idOf(gone.email)
      const remove = await addPasskey(goneId)
      await query(`update provider_identities set provider = 'former' where user_id = $1`, [goneId])
      await expect(remove()).rejects.toMatchObject({ code: 'last_way_in' })
    })

    it('and an account of it alone changes its address, password and itself just after signing in', async () => {
      const { email, made } = await signUp('alone')
      const { token } = made.body
      const id = await idOf(email)
      const codeOf = async (path: string, body: object) => {
        const { status, body: answered } = await askApi('POST', path, { token, body })
        return answered?.errors ? `${status} ${answered.errors[0].code}` : status
      }
      const age = (minutes: number) =>
        query(`update users_sessions set created_at = now() - make_interval(mins => $2) where _parent_id = $1`, [
          id,
          minutes,
        ])
      await age(11)
      expect([
        await codeOf('/users/change-password', { newPassword: 'a first password' }),
        await codeOf('/users/change-email', { email: newAddress() }),
        await codeOf('/users/data-export', {}),
        await codeOf('/users/delete-account', {}),
        await codeOf('/auth/passkeys/options', {}),
      ]).toEqual(Array(5).fill('403 confirmation_required'))
      await age(1)
      expect(await codeOf('/auth/passkeys/options', {})).toBe(200)
      expect(await codeOf('/users/data-export', {})).toBe(202)
      expect(await codeOf('/users/change-password', { newPassword: 'a first password' })).toBe(200)
      // With a password, that is asked for.
      expect(await codeOf('/users/delete-account', {})).toBe('400 invalid_field')
      expect(await codeOf('/users/delete-account', { password: 'a first password' })).toBe(200)
    })

    it('only just after signing in, or with a password', async () => {
      const user = await addUser(payload)
      const token = await tokenOf(user)
      await query(`update users_sessions set created_at = now() - interval '11 minutes' where _parent_id = $1`, [
        user.id,
      ])
      const ask = (body: object) => askApi('POST', '/auth/providers/one/link', { token, body })
      expect((await ask({})).body.errors[0].code).toBe('confirmation_required')
      expect((await ask({ password: PASSWORD })).status).toBe(200)
    })
  })

  it('says where a provider does not respond', async () => {
    const { signIn: known } = providerOptions.of(contextOf(payload))
    const gone = {
      kind: 'oidc',
      name: 'gone',
      label: 'Gone',
      issuer: 'http://127.0.0.1:9',
      clientId: 'a',
      clientSecret: 'b',
    } as const
    providerOptions.keep(contextOf(payload), { signIn: [...(known ?? []), gone] })
    const answer = await askApi('POST', '/auth/providers/gone', { body: {} })
    expect([answer.status, answer.body.errors[0].code]).toEqual([503, 'provider_unavailable'])
    expect((await askApi('POST', '/auth/providers/nobody', { body: {} })).status).toBe(404)
  })
})
