import { utimesSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { makeBuild } from '../integration/support/builds'
import { type Json, type Person, signUp } from '../integration/support/people'
import { sendJob } from '../integration/support/sendJob'
import { findFiles, listFiles, PICTURES, type Query, readAccount } from '../integration/support/stored'
import { waitFor, waitForFile } from '../integration/support/waitFor'
import { type PostgresProxy, startPostgresProxy } from '../services/postgresProxy'
import { createTestDatabase, type TestDatabase } from '../setup/database'
import { type OwnPostgres, startOwnPostgres } from '../setup/ownPostgres'
import { type Shop, startShop } from '../setup/shop'

const CLIENTS = 4
/** Uploads that are taken before Postgres goes away, and again each time it is back. */
const ENOUGH = 8
/**
 * Milliseconds until everything is at its end: a job whose end could not be written is missed after 20 s, then tried
 * again.
 */
const RECOVERY_TIMEOUT_MS = 75_000
const LONG_AGO = new Date(Date.now() - 3_600_000)

describe('a Postgres that is stopped and started, then killed and started, while the shop is busy', () => {
  let postgres: OwnPostgres
  let shop: Shop
  let pids: number[]
  let owner: Person
  const sent: { file: Buffer; id: string }[] = []
  let failed = 0
  const query: Query = (text, values) =>
    withClient(postgres.url, async (client) => (await client.query(text, values)).rows)
  /** Uploads one build after the other, each again until it is taken. */
  const uploadOn = async (client: number, isOver: () => boolean) => {
    for (let number = 0; !isOver(); number += 1) {
      const file = makeBuild({ name: `Client ${client}, build ${number}` })
      for (let id: string | undefined; id === undefined; ) {
        const { status, body }: { status?: number; body?: Json } = await owner.upload({ file }).catch(() => ({}))
        if (status === 201) id = body.doc.id
        // Written although nobody could say so any more: it is told as what it is, there already.
        else if (status === 409) id = body.errors[0].id
        else {
          failed += 1
          await sleep(250)
        }
        if (id !== undefined) sent.push({ file, id })
      }
    }
  }

  beforeAll(async () => {
    postgres = await startOwnPostgres()
    shop = await startShop({ databaseUrl: postgres.url })
    pids = [shop.web, ...shop.workers].map(({ pid }) => pid)
    owner = await signUp(shop)
    let over = false
    const clients = Array.from({ length: CLIENTS }, (_, client) => uploadOn(client, () => over))
    const countSent = () => sent.length
    const countFailed = () => failed
    await waitFor(countSent, (uploads) => uploads >= ENOUGH)
    for (const takeAway of [() => postgres.stop(), () => postgres.kill()]) {
      await takeAway()
      const before = { sent: countSent(), failed: countFailed() }
      await waitFor(countFailed, (uploads) => uploads >= before.failed + CLIENTS)
      await postgres.start()
      await waitFor(countSent, (uploads) => uploads >= before.sent + ENOUGH)
    }
    over = true
    await Promise.all(clients)
  })
  afterAll(async () => {
    await shop?.stop()
    await postgres?.stop()
  })

  it('is survived by web and worker', () => {
    const processes = [shop.web, ...shop.workers]
    expect(processes.map((one) => one.isRunning())).toEqual([true, true])
    expect(processes.map(({ pid }) => pid)).toEqual(pids)
  })

  it(
    'loses no file and leaves none stuck: what was answered is ready, and what was not could be sent again',
    async () => {
      const unfinished = () =>
        query(`select status, failed_step, failure, count(*)::int from schematic_files
          where status <> 'ready' group by 1, 2, 3`)
      expect(await waitFor(unfinished, (rows) => rows.length === 0, RECOVERY_TIMEOUT_MS)).toEqual([])
      const ready = await query<{ id: string }>(`select id from schematics where status = 'ready'`)
      expect(ready.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort())
    },
    RECOVERY_TIMEOUT_MS + 5_000,
  )

  it('doubles nothing: an account that adds up, and one picture for each file', async () => {
    const bytes = sent.reduce((sum, { file }) => sum + file.length, 0)
    const all = { used: bytes, files: sent.length }
    expect(await readAccount(query, owner.id)).toEqual({ ...all, stored: all })
    expect(await query(PICTURES)).toEqual([{ first: sent.length, unused: 0 }])
  })

  it('leaves nothing behind once the sweep has been: the stored objects are those of the files', async () => {
    const objects = await query<{ id: string }>('select id from stored_objects')
    for (const file of findFiles(shop, 'objects')) utimesSync(file, LONG_AGO, LONG_AGO)
    await sendJob(shop, 'sweep-objects')
    const left = await waitFor(
      () => listFiles(shop, 'objects').sort(),
      (files) => files.length <= objects.length,
    )
    expect(left).toEqual(objects.map(({ id }) => id).sort())
    const received = await waitFor(
      () => listFiles(shop, 'receiving'),
      (files) => files.length === 0,
    )
    expect(received).toEqual([])
  })

  it(
    'is over in the queues too: no job is left, and none was given up',
    async () => {
      const open = () =>
        query(`select name, state, count(*)::int from pgboss.job where state <> 'completed' group by 1, 2`)
      expect(await waitFor(open, (rows) => rows.length === 0, RECOVERY_TIMEOUT_MS)).toEqual([])
    },
    RECOVERY_TIMEOUT_MS + 5_000,
  )

  it('shows in the health of the shop no more', async () => {
    const { status, body } = await owner.ask('/api/health')
    expect({ status, body }).toMatchObject({ status: 200 })
  })
})

describe('a connection that dies in the middle of a COMMIT', () => {
  let database: TestDatabase
  let proxy: PostgresProxy
  let shop: Shop
  let owner: Person

  beforeAll(async () => {
    database = await createTestDatabase()
    proxy = await startPostgresProxy(database.url)
    shop = await startShop({ databaseUrl: proxy.url })
    owner = await signUp(shop)
  })
  afterAll(async () => {
    await shop?.stop()
    await proxy?.stop()
    await database?.drop()
  })

  it('makes no difference to an upload that was written: it is answered and published', async () => {
    const file = makeBuild({ name: 'Written' })
    const lost = proxy.loseCommit('answer', 'schematics')
    const { status, body } = await owner.upload({ file })
    await lost
    expect({ status, body }).toMatchObject({ status: 201 })
    await waitForFile(owner, body.doc.id, 'ready')
    const one = { used: file.length, files: 1 }
    expect(await readAccount(database.query, owner.id)).toEqual({ ...one, stored: one })
  })

  it('leaves nothing of an upload that was not written, which can be sent again', async () => {
    const person = await signUp(shop)
    const objects = listFiles(shop, 'objects')
    const file = makeBuild({ name: 'Not written' })
    const lost = proxy.loseCommit('question', 'schematics')
    const { status } = await person.upload({ file })
    await lost
    expect(status).toBe(503)
    expect(listFiles(shop, 'objects')).toEqual(objects)
    const nothing = { used: 0, files: 0 }
    expect(await readAccount(database.query, person.id)).toEqual({ ...nothing, stored: nothing })
    const again = await person.upload({ file })
    expect(again.status).toBe(201)
    await waitForFile(person, again.body.doc.id, 'ready')
  })

  it('makes no difference to a step of the pipeline', async () => {
    const lost = proxy.loseCommit('answer', 'media')
    const { body } = await owner.upload({ file: makeBuild({ name: 'Drawn and not told' }) })
    await lost
    await waitForFile(owner, body.doc.id, 'ready')
    const [pictures] = await database.query<{ unused: number }>(PICTURES)
    expect(pictures?.unused).toBe(0)
  })
})
