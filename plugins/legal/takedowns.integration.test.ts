import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { type Json, PASSWORD, type Person, signUp, stranger } from '../../tests/integration/support/people'
import { sendJob } from '../../tests/integration/support/sendJob'
import { queryOf } from '../../tests/integration/support/stored'
import { publish, waitFor } from '../../tests/integration/support/waitFor'
import { type Smtp, startSmtp } from '../../tests/services/smtp'
import { type Shop, startShop } from '../../tests/setup/shop'

describe('takedown requests and legal pages', () => {
  let shop: Shop
  let smtp: Smtp
  let owner: Person
  let moderator: Person
  let build: { id: string; slug: string }
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const codeOf = ({ body }: { body: Json }) => body.errors?.[0]?.code
  const mailTo = (email: string, subject: string) =>
    smtp.waitForMail((mail) => mail.subject === subject && [mail.to ?? []].flat()[0]?.text === email)
  const request = (person: Person, fields: Record<string, unknown> = {}) =>
    person.send('POST', '/api/takedowns', {
      build: `${shop.url}/schematics/${build.slug}`,
      name: 'Ann Author',
      email: 'ann@author.test.invalid',
      claim: 'copyright',
      text: 'It is my castle, published in May.',
      goodFaith: true,
      ...fields,
    })
  const cases = () =>
    query<{ id: string; kinds: string[]; details: Json; title: string }>(
      `select id, kinds, details, title from moderation_cases where schematic_id = $1 and state = 'open' and 'takedown' = any (kinds)`,
      [build.id],
    )

  beforeAll(async () => {
    smtp = await startSmtp()
    shop = await startShop({
      env: { ...smtp.env, OPERATOR_NAME: 'The Builders', OPERATOR_EMAIL: 'hello@builders.test.invalid' },
    })
    ;[owner, moderator] = await Promise.all([signUp(shop, 'accused'), signUp(shop, 'judge')])
    await query(`update users set role = 'moderator' where id = $1`, [moderator.id])
    const id = await publish(owner, { file: makeBuild({ name: 'castle' }), listing: { title: 'Castle' } })
    const [row] = await query<{ slug: string }>('select slug from schematics where id = $1', [id])
    build = { id, slug: row?.slug ?? '' }
  })
  afterAll(async () => {
    await shop?.stop()
    await smtp?.stop()
  })

  it('reaches moderators once its address is proven, and its sender hears of the decision', async () => {
    const email = 'ann@author.test.invalid'
    const sent = await request(stranger(shop))
    expect([sent.status, sent.body]).toEqual([202, { received: true, confirm: true, mail: true }])
    expect(await cases()).toEqual([])
    expect(codeOf(await request(stranger(shop)))).toBe('too_many_requests')
    const mail = await mailTo(email, 'Confirm your takedown request')
    expect(`${mail.text}${mail.html}`).not.toMatch(/Ann Author|castle/)
    const token = /takedown\?token=([\w-]+)/.exec(mail.text ?? '')?.[1] ?? ''
    const confirm = () => stranger(shop).send('POST', '/api/takedowns/confirm', { token })
    await waitFor(confirm, ({ status }) => status === 200)
    expect(codeOf(await confirm())).toBe('link_expired')
    const [opened] = await cases()
    expect(opened).toMatchObject({ title: 'Castle', details: { claimant: 'Ann Author', email, claim: 'copyright' } })

    const decided = await moderator.send('POST', `/api/moderation/cases/${opened?.id}/decide`, {
      decision: 'block_hash',
    })
    expect(decided.status).toBe(200)
    const [hidden] = await query('select visibility from schematics where id = $1', [build.id])
    expect(hidden).toEqual({ visibility: 'private' })
    expect(await query('select 1 from blocked_files where case_id = $1', [opened?.id])).toHaveLength(1)
    const notice = await query(
      `select data ->> 'decision' as decision, data ->> 'reason' as reason from notifications
       where recipient_id = $1 and kind = 'moderation'`,
      [owner.id],
    )
    expect(notice).toEqual([
      { decision: 'build-removed', reason: 'It was made by someone else and uploaded without permission.' },
    ])
    await sendJob(shop, 'sweep-objects')
    const told = await mailTo(email, 'Your takedown request was decided')
    expect(told.text).toContain('taken action')
    expect(await query(`select state from takedown_requests where email = $1`, [email])).toEqual([{ state: 'told' }])
  })

  it('reaches them at once from a confirmed address, and of what its sender can see alone', async () => {
    const fan = await signUp(shop, 'claimant')
    const other = await publish(owner, { file: makeBuild({ name: 'other' }), listing: { title: 'Other' } })
    const sent = await request(fan, { build: other, email: fan.email.toUpperCase() })
    expect(sent.body).toMatchObject({ confirm: false })
    const [opened] = await query<{ id: string }>('select id from moderation_cases where schematic_id = $1', [other])
    const decide = (decision: string) =>
      moderator.send('POST', `/api/moderation/cases/${opened?.id}/decide`, { decision })
    expect(codeOf(await decide('approve'))).toBe('cannot_decide')
    expect((await decide('dismiss')).status).toBe(200)
    await sendJob(shop, 'sweep-objects')
    const told = await mailTo(fan.email, 'Your takedown request was decided')
    expect(told.text).not.toContain('taken action')
    expect(told.text).toContain('/schematics/')
    await owner.send('PATCH', `/api/schematics/${other}`, { visibility: 'private' })
    expect(codeOf(await request(fan, { build: other, email: fan.email }))).toBe('not_found')
    expect(codeOf(await request(fan, { build: 'no-such-build', email: fan.email }))).toBe('not_found')
  })

  it.each([
    ['bad faith', { goodFaith: false }, 'goodFaith'],
    ['no name', { name: ' ' }, 'name'],
    ['no address', { email: 'nobody' }, 'email'],
    ['an unknown right', { claim: 'taste' }, 'claim'],
    ['what is too long', { text: 'x'.repeat(5_001) }, 'text'],
  ])('refuses %s', async (_what, fields, field) => {
    const { status, body } = await request(stranger(shop), fields)
    expect([status, body.errors[0].field]).toEqual([400, field])
  })

  it('has pages that name the operator, and keeps what was accepted', async () => {
    const pages = await Promise.all(
      ['terms', 'privacy', 'contact', 'rules', 'takedown'].map((page) => stranger(shop).ask(`/${page}`)),
    )
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(pages[0]?.body).toContain('The Builders')
    expect(pages[2]?.body).toContain('href="mailto:hello@builders.test.invalid"')
    const german = await stranger(shop).ask('/rules', { headers: { 'Accept-Language': 'de' } })
    expect(german.body).toContain('Geh gut mit anderen um')
    expect((await stranger(shop).ask('/sitemaps/pages-1.xml')).body).toContain('/privacy</loc>')
    const username = 'accepting'
    const account = { email: `${username}@test.invalid`, password: PASSWORD, username }
    const { body } = await stranger(shop).send('POST', '/api/users', account)
    expect(await query('select version::text from terms_acceptances where user_id = $1', [body.doc.id])).toEqual([
      { version: '2026-11-30' },
    ])
  })
})
