import { randomUUID } from 'node:crypto'
import { startWorkerBoss } from '@jobs/boss'
import { parseSearch } from '@plugins/search/queries/parseSearch'
import { pageStatement } from '@plugins/search/queries/searchSchematics'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { openShop } from '../../../tests/integration/support/ownShop'
import { preparingClient } from './preparingClient'

describe('a connection of the shop', () => {
  let pool: pg.Pool

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1, Client: preparingClient })
    await pool.query('create table shelf (id int primary key, label text not null)')
    await pool.query(`insert into shelf values (1, 'oak')`)
  })
  afterAll(() => pool?.end())

  const preparedLike = async (text: string) =>
    (await pool.query('select 1 from pg_prepared_statements where statement = $1', [text])).rows.length

  it.each([
    ['by the pool', (text: string, values: unknown[]) => pool.query(text, values)],
    ['as an object', (text: string, values: unknown[]) => pool.query({ text, values })],
    ['as Drizzle does', (text: string, values: unknown[]) => pool.query({ text, rowMode: 'array' }, values)],
  ])('plans a statement once that comes again: %s', async (how, ask) => {
    const text = `select label, '${how}' from shelf where id = $1`
    await ask(text, [1])
    expect(await preparedLike(text)).toBe(0)
    for (let again = 0; again < 3; again += 1) expect(Object.values((await ask(text, [1])).rows[0])).toContain('oak')
    expect(await preparedLike(text)).toBe(1)
  })

  it('plans a question of Payload once, whatever it calls the tables that it joins', async () => {
    const ask = (first: string, second: string) =>
      pool.query(
        `select "${first}".label from shelf left join shelf "${first}" on "${first}".id = shelf.id
          left join shelf "${second}" on "${second}".id = "${first}".id where shelf.id = $1`,
        [1],
      )
    const random = () => randomUUID().replaceAll('-', '_')
    for (let again = 0; again < 4; again += 1) expect((await ask(random(), random())).rows).toEqual([{ label: 'oak' }])
    const { rows } = await pool.query(
      `select 1 from pg_prepared_statements where statement like '%left join shelf%' and statement like '%joined_2%'`,
    )
    expect(rows).toHaveLength(1)
  })

  it('plans once what workers ask the queues again and again', { timeout: 60_000 }, async () => {
    const payload = await openShop()
    const boss = await startWorkerBoss(contextOf(payload))
    try {
      const isPlanned = async () => {
        await boss.fetch('notify')
        const { rows } = await boss
          .getDb()
          .executeSql(`select 1 from pg_prepared_statements where statement like '%notify%skip locked%' or
            statement like '%notify%SKIP LOCKED%'`)
        return rows.length > 0
      }
      await expect.poll(isPlanned, { timeout: 30_000 }).toBe(true)
    } finally {
      await boss.stop({ graceful: false })
    }
  })

  it('plans a statement without values once where it reads, and leaves those of transactions as they are', async () => {
    const [reading, other] = ['select label from shelf', 'begin read only']
    for (let again = 0; again < 4; again += 1) await pool.query({ text: reading, values: [] })
    for (let again = 0; again < 4; again += 1) {
      await pool.query({ text: other, values: [] })
      await pool.query('rollback')
    }
    expect([await preparedLike(reading), await preparedLike(other)]).toEqual([1, 0])
  })

  it.each([
    ['the newest', {}],
    ['its second page', { page: '2' }],
    ['most liked', { sort: 'likes' }],
    ['by title', { sort: 'title' }],
  ])('keeps one plan for the list that is asked for most: %s', async (_, asked) => {
    const search = parseSearch(new URLSearchParams(asked))
    const statement = pageStatement(contextOf(await openShop()), search)
    for (let again = 0; again < 12; again += 1) await pool.query(statement)
    const [plans] = (
      await pool.query('select generic_plans, custom_plans from pg_prepared_statements where statement = $1', [
        statement.text,
      ])
    ).rows
    expect(Number(plans.generic_plans)).toBeGreaterThan(0)
    expect(Number(plans.custom_plans)).toBeLessThanOrEqual(5)
  })

  it('keeps what comes again when many texts come that never do', async () => {
    const text = 'select id from shelf where id = $1'
    for (let again = 0; again < 4; again += 1) await pool.query(text, [1])
    const [{ name }] = (await pool.query('select name from pg_prepared_statements where statement = $1', [text])).rows
    for (let number = 0; number < 2_000; number += 1) await pool.query(`select ${number} where $1`, [true])
    for (let again = 0; again < 4; again += 1) await pool.query(text, [1])
    const { rows } = await pool.query('select name from pg_prepared_statements where statement = $1', [text])
    expect(rows).toEqual([{ name }])
  })

  it('goes on after a change of tables has made a plan useless', async () => {
    const text = 'select * from shelf where id = $1'
    for (let again = 0; again < 4; again += 1) await pool.query(text, [1])
    await pool.query('alter table shelf add column height int')
    await expect(pool.query(text, [1])).rejects.toThrow(/cached plan/)
    expect((await pool.query(text, [1])).rows).toEqual([{ id: 1, label: 'oak', height: null }])
  })

  it('fails to commit what had failed before', async () => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`insert into shelf values (2, 'birch')`)
      await expect(client.query('insert into shelf values (2, null)')).rejects.toThrow()
      await expect(client.query('commit')).rejects.toThrow(/rolled back/)
    } finally {
      client.release()
    }
    expect((await pool.query('select id from shelf')).rows).toEqual([{ id: 1 }])
  })

  it('commits, and rolls back when it is asked to', async () => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await expect(client.query('rollback')).resolves.toMatchObject({ command: 'ROLLBACK' })
      await client.query('begin')
      await expect(client.query('commit')).resolves.toMatchObject({ command: 'COMMIT' })
    } finally {
      client.release()
    }
  })
})
