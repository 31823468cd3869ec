import config from '@payload-config'
import { settleStanding } from '@plugins/standing/jobs/settleStanding'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/core/vocabulary'
import { askApi, type LocalAnswer } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'

const PASSWORD = 'correct horse battery'
const reason = 'Spam in comments'
type Account = { id: string; email: string; token: string }

describe('standing', () => {
  let payload: Payload
  let admin: Account
  let moderator: Account
  let user: Account
  const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    queryIn(payload)<Row>(text, values)
  const login = async ({ email }: { email: string }): Promise<LocalAnswer> => {
    const body = JSON.stringify({ email, password: PASSWORD })
    const headers = { 'Content-Type': 'application/json' }
    const request = new Request('http://localhost:3000/api/users/login', { method: 'POST', headers, body })
    const answer = await handleEndpoints({ config, request })
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
  const enter = async (role: Role = 'user'): Promise<Account> => {
    const { id, email } = await addUser(payload, role)
    return { id, email, token: (await login({ email })).body.token }
  }
  const post = (path: string, { token }: Account, body?: unknown) =>
    askApi('POST', `/users/${path}`, { token, ...(body !== undefined && { body }) })
  const codeOf = ({ status, body }: LocalAnswer) => [status, body.errors?.[0]?.code]
  const standingOf = async (id: string) =>
    (
      await query<{ role: string; state: string; until: Date | null }>(
        'select role, state, suspended_until as until from users where id = $1',
        [id],
      )
    )[0]
  const runJob = () => settleStanding({}, { payload, signal: new AbortController().signal })

  beforeAll(async () => {
    payload = await openShop()
    ;[admin, moderator] = [await enter('admin'), await enter('moderator')]
  })
  beforeEach(async () => {
    user = await enter()
  })
  afterAll(() => closeShop(payload))

  describe('suspending', () => {
    it.each([
      ['user', 'user', 403],
      ['premium', 'user', 403],
      ['moderator', 'user', 200],
      ['moderator', 'premium', 200],
      ['moderator', 'moderator', 403],
      ['moderator', 'admin', 403],
      ['admin', 'user', 200],
      ['admin', 'moderator', 200],
      ['admin', 'admin', 200],
    ] as const)('by a %s of a %s answers %i', async (by, of, status) => {
      const [decider, target] = [await enter(by), await enter(of)]
      expect((await post(`${target.id}/suspend`, decider, { reason })).status).toBe(status)
      expect((await standingOf(target.id))?.state).toBe(status === 200 ? 'suspended' : 'active')
      expect((await post(`${target.id}/unsuspend`, decider)).status).toBe(status)
      expect((await standingOf(target.id))?.state).toBe('active')
    })

    it('is nothing for strangers, nor of oneself or nobody', async () => {
      expect(codeOf(await askApi('POST', `/users/${user.id}/suspend`, { body: { reason } }))).toEqual([
        401,
        'sign_in_required',
      ])
      expect(codeOf(await post(`${admin.id}/suspend`, admin, { reason }))).toEqual([403, 'forbidden'])
      expect(codeOf(await post('nobody-at-all/suspend', admin, { reason }))).toEqual([404, 'not_found'])
    })

    it.each([
      [{}, 'reason'],
      [{ reason: ' ' }, 'reason'],
      [{ reason, until: 'tomorrow' }, 'until'],
      [{ reason, until: '2020-01-01T00:00:00Z' }, 'until'],
    ])('refuses %j', async (body, field) => {
      const { status, body: answer } = await post(`${user.id}/suspend`, moderator, body)
      expect([status, answer.errors[0].field]).toEqual([400, field])
    })

    it('takes all rights at once, and says why and until when at sign-in', async () => {
      const until = new Date(Date.now() + 3_600_000).toISOString()
      await post(`${user.id}/suspend`, moderator, { reason, until })
      const refused = await askApi('POST', '/lists', { token: user.token, body: { title: 'Mine' } })
      expect(codeOf(refused)).toEqual([403, 'account_suspended'])
      const { status, body } = await login(user)
      expect(status).toBe(403)
      expect(body.errors[0]).toMatchObject({ code: 'account_suspended', reason, until })
      const wrong = await askApi('POST', '/users/login', { body: { email: user.email, password: 'a wrong guess' } })
      expect(wrong.status).toBe(401)
      expect(JSON.stringify(wrong.body)).not.toContain('uspen')
    })

    it.each([
      [true, ['hidden', 'shown']],
      [false, ['shown', 'shown']],
    ])('hides what was published (%s), and shows it again', async (hideContent, expected) => {
      const build = await addListed(query as never, { title: 'A build', owner: user.id, visibility: 'public' })
      const seen = async () => ((await askApi('GET', `/schematics/${build}`)).status === 200 ? 'shown' : 'hidden')
      await post(`${user.id}/suspend`, moderator, { reason, hideContent })
      const during = await seen()
      await post(`${user.id}/unsuspend`, moderator)
      expect([during, await seen()]).toEqual(expected)
    })

    it('ends by itself: at once for who signs in, by the job for the rest', async () => {
      const [early, late] = [user, await enter()]
      for (const { id } of [early, late]) await post(`${id}/suspend`, moderator, { reason, hideContent: true })
      await query(`update users set suspended_until = now() - interval '1 second' where id in ($1, $2)`, [
        early.id,
        late.id,
      ])
      const { status, body } = await login(early)
      expect([status, body.user.state]).toEqual([200, 'active'])
      expect((await askApi('GET', '/users/sessions', { token: body.token })).status).toBe(200)
      expect((await askApi('GET', '/users/sessions', { token: early.token })).status).toBe(401)
      expect((await standingOf(late.id))?.state).toBe('suspended')
      await runJob()
      expect(await standingOf(late.id)).toEqual({ role: 'user', state: 'active', until: null })
      expect((await askApi('GET', '/users/sessions', { token: late.token })).status).toBe(401)
    })

    it('is recorded, each change once', async () => {
      await post(`${user.id}/suspend`, moderator, { reason })
      await post(`${user.id}/unsuspend`, moderator)
      await post(`${user.id}/unsuspend`, moderator)
      const lines = await query('select action, actor_id from audit_log where target_id = $1 order by created_at', [
        user.id,
      ])
      expect(lines.slice(-2)).toEqual([
        { action: 'user.suspended', actor_id: moderator.id },
        { action: 'user.unsuspended', actor_id: moderator.id },
      ])
    })
  })

  describe('an appeal', () => {
    const suspended = async () => {
      await post(`${user.id}/suspend`, moderator, { reason })
      return (await login(user)).body.errors[0].appealToken as string
    }
    const appeal = (token: string, text = 'It was my brother.') =>
      askApi('POST', '/users/appeals', { body: { token, text } })

    it('is made once, with the token of the refused sign-in alone', async () => {
      const token = await suspended()
      expect(codeOf(await appeal(`${token}0`))).toEqual([410, 'link_expired'])
      expect(codeOf(await appeal(token.replace(user.id, moderator.id)))).toEqual([410, 'link_expired'])
      expect((await askApi('GET', '/users/me', { token })).body.user ?? null).toBeNull()
      const answers = await Promise.all([appeal(token), appeal(token)])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      expect(codeOf(await appeal(token))).toEqual([409, 'already_appealed'])
    })

    it('is read and answered by moderators; an accepted one lifts the suspension', async () => {
      const token = await suspended()
      const { id } = (await appeal(token)).body
      const other = await enter()
      const list = ({ token: as }: Account) => askApi('GET', '/users/appeals', { token: as })
      expect((await list(other)).status).toBe(403)
      expect((await list(moderator)).body.docs).toContainEqual(
        expect.objectContaining({ id, text: 'It was my brother.', suspension: { reason, until: null } }),
      )
      const decide = (by: Account) => post(`appeals/${id}/decide`, by, { decision: 'accepted', answer: 'All right.' })
      expect((await decide(other)).status).toBe(403)
      const answers = await Promise.all([decide(moderator), decide(admin)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect((await login(user)).status).toBe(200)
      expect(codeOf(await appeal(token))).toEqual([409, 'not_suspended'])
    })

    it('of a moderator is answered by admins', async () => {
      const target = await enter('moderator')
      await post(`${target.id}/suspend`, admin, { reason })
      const { id } = (await appeal((await login(target)).body.errors[0].appealToken)).body
      const decide = (by: Account) => post(`appeals/${id}/decide`, by, { decision: 'rejected' })
      expect(codeOf(await decide(moderator))).toEqual([403, 'forbidden'])
      expect((await decide(admin)).status).toBe(200)
      expect((await standingOf(target.id))?.state).toBe('suspended')
    })
  })

  describe('roles', () => {
    const raising = { role: 'admin' }
    it.each([
      ['PATCH of oneself', () => askApi('PATCH', `/users/${user.id}`, { token: user.token, body: raising })],
      [
        'a bulk PATCH',
        () => askApi('PATCH', `/users?where[id][equals]=${user.id}`, { token: user.token, body: raising }),
      ],
      [
        'signing up',
        () =>
          askApi('POST', '/users', {
            body: { email: 'climber@test.invalid', password: PASSWORD, username: 'climber', ...raising },
          }),
      ],
      [
        'until when one is premium',
        () => askApi('PATCH', `/users/${user.id}`, { token: user.token, body: { premiumUntil: '2040-01-01' } }),
      ],
      [
        'GraphQL',
        () =>
          askApi('POST', '/graphql', {
            token: user.token,
            body: { query: `mutation { updateUser(id: "${user.id}", data: { role: admin }) { role } }` },
          }),
      ],
      [
        'a moderator, by PATCH of another',
        () => askApi('PATCH', `/users/${user.id}`, { token: moderator.token, body: raising }),
      ],
      [
        'one’s profile',
        () =>
          askApi('PATCH', `/profiles/${user.id}`, { token: user.token, body: { user: { id: user.id, ...raising } } }),
      ],
    ])('are raised by nobody through %s', async (_, ask) => {
      const answer = await ask().catch(() => ({ status: 404 }))
      expect(answer.status === 200 ? (answer as LocalAnswer).body.errors : answer.status).toBeTruthy()
      expect((await standingOf(user.id))?.role).toBe('user')
      expect(await query(`select 1 from users where email = 'climber@test.invalid' and role <> 'user'`)).toEqual([])
    })

    it('end with premium: for requests and uploads at its moment, in the database by the job', async () => {
      const until = new Date(Date.now() + 3_600_000).toISOString()
      const changed = await askApi('PATCH', `/users/${user.id}`, {
        token: admin.token,
        body: { role: 'premium', premiumUntil: until },
      })
      expect([changed.status, changed.body.doc.role]).toEqual([200, 'premium'])
      const quota = async () =>
        (
          await query<{ q: string }>('select quota_bytes::text as q from storage_accounts where owner_id = $1', [
            user.id,
          ])
        )[0]?.q
      expect(await quota()).toBe(String(10 * 1024 ** 3))
      const roleOf = async () => (await askApi('GET', `/users/${user.id}`, { token: user.token })).body.role
      expect(await roleOf()).toBe('premium')
      await query(`update users set premium_until = now() - interval '1 second' where id = $1`, [user.id])
      expect(await roleOf()).toBe('user')
      await runJob()
      expect([(await standingOf(user.id))?.role, await quota()]).toEqual(['user', String(1024 ** 3)])
      const lines = await query('select action from audit_log where target_id = $1 order by created_at desc limit 1', [
        user.id,
      ])
      expect(lines).toEqual([{ action: 'user.premium_ended' }])
    })
  })

  describe('the last admin', () => {
    it('stays one, whatever is tried', async () => {
      const others = await query<{ id: string }>(`select id from users where role = 'admin' and id <> $1`, [admin.id])
      for (const { id } of others) await query(`update users set role = 'user' where id = $1`, [id])
      const tries = [
        () => askApi('PATCH', `/users/${admin.id}`, { token: admin.token, body: { role: 'user' } }),
        () => askApi('PATCH', `/users/${admin.id}`, { token: admin.token, body: { state: 'suspended' } }),
        () => askApi('DELETE', `/users/${admin.id}`, { token: admin.token }),
      ]
      for (const attempt of tries) expect(codeOf(await attempt())).toEqual([409, 'last_admin'])
      await expect(query('delete from users where id = $1', [admin.id])).rejects.toThrow()
      expect(await standingOf(admin.id)).toMatchObject({ role: 'admin', state: 'active' })
    })

    it('is left by two who demote each other', async () => {
      const other = await enter('admin')
      await Promise.allSettled([
        query(`update users set role = 'user' where id = $1`, [admin.id]),
        query(`update users set role = 'user' where id = $1`, [other.id]),
      ])
      expect(await query(`select count(*)::int as n from users where role = 'admin' and state = 'active'`)).toEqual([
        { n: 1 },
      ])
    })
  })
})
