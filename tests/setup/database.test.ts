import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createTestDatabase } from './database'

describe('test databases', () => {
  it('are apart, and their owner may do what the shop does', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
    const client = new pg.Client({ connectionString: one.url })
    await client.connect()
    await client.query('create extension if not exists pg_trgm')
    await client.query('create table only_here (id uuid default uuidv7())')
    const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user')
    await client.end()
    expect(rows).toEqual([{ rolsuper: false }])
    expect(await one.query("select to_regclass('only_here') is not null as found")).toEqual([{ found: true }])
    expect(await other.query("select to_regclass('only_here') is not null as found")).toEqual([{ found: false }])
    await Promise.all([one.drop(), other.drop()])
  })
})
