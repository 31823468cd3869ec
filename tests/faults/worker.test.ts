import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { makeBuild } from '../integration/support/builds'
import { type Person, signUp } from '../integration/support/people'
import { listObjects, PICTURES, type Query, queryOf, readAccount } from '../integration/support/stored'
import { publish, waitFor, waitForFile } from '../integration/support/waitFor'
import type { Clamd } from '../services/clamd'
import { type S3Proxy, startS3Proxy } from '../services/s3Proxy'
import { type Smtp, startSmtp } from '../services/smtp'
import { describeWith } from '../setup/needs'
import { getClamd, getRadosgw } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'

/** Milliseconds until a killed worker's jobs are missed (their heartbeat is 20 s), tried again and done. */
const MISSED = 75_000

/** The steps of a file, in their order, and what each writes when it is done. */
const STEPS = [
  ['hash-file', 'hashed_at'],
  ['scan-file', 'scanned_at'],
  ['inspect-file', 'inspected_at'],
  ['render-preview', 'ready_at'],
] as const

/** Steps of files with these names wait, right before they commit, for these locks. */
const AT_ITS_END = 1
const BEFORE_ACCOUNT = 2
const holdBeforeCommit = `
  create function hold_step() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(tg_argv[0]::int); return new; end $$;
  create trigger hold_account before update on schematic_files for each row
    when (new.filename = 'account.schem' and old.ready_at is distinct from new.ready_at)
    execute function hold_step(${BEFORE_ACCOUNT});
  ${STEPS.map(
    ([step, column]) => `create trigger "hold_${step}" before update on schematic_files for each row
    when (new.filename = '${step}.schem' and old.${column} is distinct from new.${column})
    execute function hold_step(${AT_ITS_END});`,
  ).join('\n')}`

describeWith(['clamd', 'radosgw'], 'a worker killed in the middle of every job it knows', () => {
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let proxy: S3Proxy
  let clamd: Clamd
  let smtp: Smtp
  let shop: Shop
  let owner: Person
  let other: Person
  let removed: string
  const query: Query = (text, values) => queryOf(shop)(text, values)

  const files = STEPS.map(([step]) => ({ step, file: makeBuild({ name: `Killed at the end of ${step}` }) }))
  const read = STEPS.map(([step]) => makeBuild({ name: `Killed while reading for ${step}` }))
  const accounted = makeBuild({ name: 'Killed while its account is compared' })
  const damaged = makeBuild({ name: 'Killed while its owner is told', level: 0 }).subarray(0, 200)
  const ids: string[] = []

  /** Sends it. @returns the id of its listing */
  const upload = async (person: Person, file: Buffer, filename?: string) => {
    const { status, body } = await person.upload({ file, ...(filename && { filename }) })
    expect({ status, body }).toMatchObject({ status: 201 })
    return body.doc.id
  }
  const countWaiting = async (event: string) => {
    const [row] = await query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and wait_event = $1`,
      [event],
    )
    return row?.count ?? 0
  }
  const isTelling = async () => (await query(`select 1 from sent_mails where state = 'sending'`)).length > 0
  const isHeld = (request: RegExp) => () => proxy.requests.some((seen) => request.test(seen))

  /**
   * S3 never answers a removal, nor the first, second, third, fourth file that is stored from now on its first, second,
   * third, fourth reading.
   */
  const stallReadings = () => {
    const readings = new Map<string, number>()
    const stalled: string[] = []
    return {
      stalled,
      only: (request: string) => {
        const [method, place = ''] = request.split(' ')
        if (!place.startsWith(`/${bucket}/files/`)) return false
        if (method === 'DELETE') return true
        if (method === 'PUT') readings.set(place, 0)
        if (method !== 'GET' || !readings.has(place)) return false
        const reading = (readings.get(place) ?? 0) + 1
        readings.set(place, reading)
        if ([...readings.keys()].indexOf(place) !== reading - 1) return false
        stalled.push(place)
        return true
      },
    }
  }

  beforeAll(async () => {
    ;[s3, clamd, smtp] = await Promise.all([getRadosgw(), getClamd(), startSmtp()])
    bucket = await s3.createBucket()
    proxy = await startS3Proxy(s3.endpoint)
    shop = await startShop({ env: { ...s3.env(bucket), S3_ENDPOINT: proxy.endpoint, ...clamd.env, ...smtp.env } })
    await query(holdBeforeCommit)
    ;[owner, other] = await Promise.all([signUp(shop), signUp(shop)])
    removed = await publish(owner, { file: makeBuild({ name: 'Removed' }) })

    await withClient(shop.database?.adminUrl ?? '', async (holder) => {
      await holder.query(`select pg_advisory_lock(${AT_ITS_END}), pg_advisory_lock(${BEFORE_ACCOUNT})`)
      ids.push(await upload(other, accounted, 'account.schem'))
      await waitFor(
        () => countWaiting('advisory'),
        (count) => count === 1,
      )
      await holder.query('begin')
      await holder.query('select 1 from storage_accounts where owner_id = $1 for update', [other.id])
      await holder.query(`select pg_advisory_unlock(${BEFORE_ACCOUNT})`)
      await waitFor(
        () => countWaiting('transactionid'),
        (count) => count === 1,
      )
      ids.push(...(await Promise.all(files.map(({ step, file }) => upload(owner, file, `${step}.schem`)))))
      await waitFor(
        () => countWaiting('advisory'),
        (count) => count === STEPS.length,
      )
      // Last, for these are given up after a while.
      const { stalled, only } = stallReadings()
      await proxy.behave({ kind: 'stall' }, only)
      smtp.behave('stall')
      ids.push(...(await Promise.all(read.map((file) => upload(owner, file)))))
      await waitFor(
        () => stalled.length,
        (count) => count === STEPS.length,
      )
      await upload(owner, damaged)
      await waitFor(isTelling, Boolean)
      expect((await owner.send('DELETE', `/api/schematics/${removed}`)).status).toBe(200)
      await waitFor(isHeld(/^DELETE /), Boolean)

      await shop.workers[0]?.kill()
    })
    smtp.behave('accept')
    await proxy.behave({ kind: 'pass' })
    await shop.workers[0]?.start()
  })
  afterAll(async () => {
    await shop?.stop()
    await Promise.all([clamd?.stop(), proxy?.stop(), smtp?.stop()])
  })

  it('was at work on each of them', async () => {
    const rows = await query<{ name: string; count: number }>(
      `select name, count(*)::int as count from pgboss.job where state = 'active' group by 1`,
    )
    expect(Object.fromEntries(rows.map(({ name, count }) => [name, count]))).toMatchObject({
      ...Object.fromEntries(STEPS.map(([step]) => [step, 2])),
      'account-storage': 1,
      notify: 1,
      'remove-objects': 1,
    })
  })

  it(
    'leaves no file stuck: the next worker takes them to their end',
    async () => {
      const ends = await Promise.all(
        ids.map((id, number) => waitForFile(number === 0 ? other : owner, id, 'ready', MISSED)),
      )
      expect(ends.map(({ status, file }) => `${status} ${file.verdict}`)).toEqual(ends.map(() => 'ready clean'))
    },
    MISSED + 5_000,
  )

  it(
    'leaves no job undone and gives none up',
    async () => {
      const open = () =>
        query(`select name, state, count(*)::int from pgboss.job where state <> 'completed' group by 1, 2`)
      expect(await waitFor(open, (rows) => rows.length === 0, MISSED)).toEqual([])
    },
    MISSED + 5_000,
  )

  it('doubles nothing: accounts that add up, an object and a picture for each file', async () => {
    const bytes = [...files.map(({ file }) => file), ...read, damaged].reduce((sum, { length }) => sum + length, 0)
    const own = { used: bytes, files: files.length + read.length + 1 }
    const others = { used: accounted.length, files: 1 }
    expect(await readAccount(query, owner.id)).toEqual({ ...own, stored: own })
    expect(await readAccount(query, other.id)).toEqual({ ...others, stored: others })

    const objects = await query<{ key: string }>('select key from stored_objects')
    expect((await listObjects(s3.client(), bucket)).sort()).toEqual(objects.map(({ key }) => key).sort())
    expect(objects).toHaveLength(ids.length + 1)
    expect(await query(PICTURES)).toEqual([{ first: ids.length, unused: 0 }])
  })

  it('tells the owner of the refused file, and tells them once', async () => {
    const isAboutFile = ({ subject }: ParsedMail) => subject?.includes('could not be published') ?? false
    await smtp.waitForMail(isAboutFile)
    expect(smtp.inbox.filter(isAboutFile)).toHaveLength(1)
  })
})
