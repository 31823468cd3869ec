import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'

const PASSWORD = 'correct horse battery'

describe('an account', () => {
  let payload: Payload
  let graph: ReturnType<typeof GRAPHQL_POST>
  const query: ReturnType<typeof queryIn> = (text, values) => queryIn(payload)(text, values)

  const request = (path: string, body: unknown, token?: string) =>
    new Request(`http://localhost:3000/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `JWT ${token}` }) },
      body: JSON.stringify(body),
    })
  const ask = async (path: string, body: unknown, token?: string) => {
    const response = await handleEndpoints({ config, request: request(path, body, token) })
    const answer: Json = await response.json()
    return { status: response.status, body: answer, code: answer.errors?.[0].code }
  }
  const enter = async (email: string, password = PASSWORD) =>
    (await ask('users/login', { email, password })).body.token as string

  beforeAll(async () => {
    payload = await openShop()
    graph = GRAPHQL_POST(config)
    Object.assign(contextOf(payload), { canSendEmail: true })
  })
  afterAll(() => closeShop(payload))

  it('publishes nothing before its address is confirmed, and may do the rest', async () => {
    const { id, email } = await addUser(payload)
    const token = await enter(email)
    await query('delete from confirmed_emails where user_id = $1', [id])
    const comment = { schematic: '01900000-0000-7000-8000-000000000000', body: 'Nice' }
    expect((await ask('comments', comment, token)).code).toBe('email_unconfirmed')
    expect((await ask('uploads', { filename: 'a.schem', bytes: 100 }, token)).code).toBe('email_unconfirmed')
    expect((await ask('lists', { title: 'Shown', visibility: 'public' }, token)).code).toBe('email_unconfirmed')
    const text = `mutation { createComment(data: { schematic: "${comment.schematic}", body: "Nice" }) { id } }`
    const mutation: Json = await (await graph(request('graphql', { query: text }, token))).json()
    expect(mutation.errors[0].extensions.code).toBe('email_unconfirmed')
    expect((await ask('lists', { title: 'Mine', visibility: 'private' }, token)).status).toBe(201)
    await query('insert into confirmed_emails (user_id, email) values ($1, $2)', [id, email])
    expect((await ask('lists', { title: 'Shown', visibility: 'public' }, token)).status).toBe(201)
  })

  it('changes nothing that it could publish before its address is confirmed, but may hide and delete it', async () => {
    const { id, email } = await addUser(payload)
    const token = await enter(email)
    const add = (name: string) => addUpload(payload, id, makeBuild({ name }), { visibility: 'private' })
    const [build, other] = [(await add('one')).id, (await add('two')).id]
    await query('delete from confirmed_emails where user_id = $1', [id])
    const change = async (method: string, path: string, body: unknown) => {
      const asked = new Request(request(path, body, token), { method })
      const response = await handleEndpoints({ config, request: asked })
      const answer: Json = await response.json()
      return answer.errors?.[0].code ?? answer.results?.[0].code ?? response.status
    }
    const publish = { visibility: 'public' }
    expect([
      await change('PATCH', `schematics/${build}`, publish),
      await change('PATCH', `schematics?where[id][equals]=${build}`, publish),
      await change('PUT', `schematics/${build}/details`, publish),
      await change('PUT', `schematics/${build}/gallery`, { pictures: [] }),
      await change('POST', `schematics/${build}/pictures`, {}),
      await change('PUT', `schematics/${build}/file`, {}),
      await change('POST', 'schematics/bulk', { action: 'visibility', ids: [build], visibility: 'public' }),
    ]).toEqual(Array(7).fill('email_unconfirmed'))
    expect(await query('select visibility as is from schematics where id = $1', [build])).toEqual([{ is: 'private' }])
    expect(await change('PATCH', `schematics/${build}`, { visibility: 'private' })).toBe(200)
    expect(await change('DELETE', `schematics/${other}`, {})).toBe(200)
  })

  it('has no common password, by whichever way it is set, and keeps one from before', async () => {
    const weak = { status: 400, code: 'weak_password' }
    const { id, email } = await addUser(payload)
    const token = await enter(email)
    const change = (newPassword: string) => ask('users/change-password', { password: PASSWORD, newPassword }, token)
    expect(
      await ask('users', { email: 'new@test.invalid', username: 'newcomer', password: 'P4ssw0rd2026!' }),
    ).toMatchObject(weak)
    expect(await change('minecraft2026')).toMatchObject(weak)
    expect(await change(`${email.split('@')[0]}1`)).toMatchObject(weak)
    expect(await change('too short')).toMatchObject({ status: 400, code: 'invalid_field' })
    await expect(payload.update({ collection: 'users', id, data: { password: 'qwertyuiop' } })).rejects.toThrow(
      'common',
    )
    expect((await change('tangled violet otter')).status).toBe(200)
    const [mail] = await query<{ data: Json }>(
      `select data from pgboss.job where name = 'security-mail' and data->>'userId' = $1`,
      [id],
    )
    expect(mail?.data.event).toBe('passwordChanged')
    expect(
      await query(`select 1 as is from audit_log where action = 'password.changed' and target_id = $1`, [id]),
    ).toHaveLength(1)
    expect(await enter(email, 'tangled violet otter')).toEqual(expect.any(String))
  })
})
