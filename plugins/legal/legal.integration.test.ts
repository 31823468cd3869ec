import config from '@payload-config'
import { sql } from '@payloadcms/db-postgres'
import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { makeBuild } from '../../tests/integration/support/builds'
import { askApi } from '../../tests/integration/support/inProcess'
import { addUpload, addUser } from '../../tests/integration/support/ownShop'
import { confirmTakedown, hashOfToken } from './commands/confirmTakedown'
import { requestTakedown } from './commands/requestTakedown'
import { sweepTakedowns } from './jobs/sweepTakedowns'

let payload: Payload
let build: { id: string; slug: string }
const rowsOf = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await adapterOf(payload).drizzle.execute<Row>(query)).rows

beforeAll(async () => {
  payload = await getPayload({ config })
  const owner = await addUser(payload)
  build = await addUpload(payload, owner.id, makeBuild({ name: 'claimed' }), { visibility: 'public', title: 'Claimed' })
})
afterAll(() => payload?.destroy())

const wanted = () => ({
  schematicId: build.id,
  userId: null,
  name: 'Ann Author',
  email: 'ann@author.test.invalid',
  claim: 'copyright' as const,
  text: 'It is mine.',
  locale: 'en',
})

it('opens a case once the address is proven, by a link that works once', async () => {
  const id = '01900000-0000-7000-8000-000000000001'
  await inTransaction(payload, (tx) =>
    tx.execute(sql`
      insert into takedown_requests (id, state, schematic_id, schematic_title, name, email, claim, text, good_faith,
        expires_at, token_hash)
      values (${id}, 'unproven', ${build.id}, 'Claimed', 'Bo', 'bo@author.test.invalid', 'copyright', 'Mine', true,
        now() + interval '1 day', ${hashOfToken('secret')})`),
  )
  await confirmTakedown(payload, systemSource, 'secret')
  await expect(confirmTakedown(payload, systemSource, 'secret')).rejects.toMatchObject({ code: 'link_expired' })
  expect(
    await rowsOf(
      sql`select kinds, details ->> 'claimant' as claimant from moderation_cases where schematic_id = ${build.id}`,
    ),
  ).toEqual([{ kinds: ['takedown'], claimant: 'Bo' }])
})

it('is open at once where no email can prove an address, and told once it is decided', async () => {
  expect(await inTransaction(payload, (tx) => requestTakedown(tx, systemSource, wanted()))).toBe(false)
  const state = async () =>
    (await rowsOf<{ state: string }>(sql`select state from takedown_requests where email = ${wanted().email}`))[0]
      ?.state
  expect(await state()).toBe('open')
  const sweep = () => sweepTakedowns({ payload, signal: new AbortController().signal })
  await sweep()
  expect(await state()).toBe('open')
  await rowsOf(sql`update moderation_cases set state = 'decided', decided_at = now() where schematic_id = ${build.id}`)
  await sweep()
  expect(await state()).toBe('told')
})

it('is refused without good faith, and of a build that is not there', async () => {
  const { schematicId: _, userId: __, locale: ___, ...said } = wanted()
  const ask = async (fields: object) => {
    const { status, body } = await askApi('POST', '/takedowns', { body: { ...said, goodFaith: true, ...fields } })
    return [status, body.errors?.[0].field]
  }
  expect(await ask({ build: 'no-such-build' })).toEqual([404, 'build'])
  expect(await ask({ build: build.slug, goodFaith: false })).toEqual([400, 'goodFaith'])
})
