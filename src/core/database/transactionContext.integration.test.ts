import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, createLocalReq, initTransaction, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, closeShop, openShop } from '../../../tests/integration/support/ownShop'
import { adapterOf, inTransaction, transactionOf } from './executor'

const SECOND = 'A second connection'

describe('code inside of a transaction', () => {
  let payload: Payload
  const askPool = () => adapterOf(payload).pool.query({ text: 'select 1' })

  beforeAll(async () => {
    payload = await openShop()
  })
  afterAll(() => closeShop(payload))

  it('gets no second connection, for a statement or another transaction, and is served again after it', async () => {
    await expect(inTransaction(payload, askPool)).rejects.toThrow(SECOND)
    await expect(inTransaction(payload, () => inTransaction(payload, async () => undefined))).rejects.toThrow(SECOND)
    await inTransaction(payload, (tx) => tx.execute(sql`select 1`))
    expect((await askPool()).rows).toHaveLength(1)
  })

  it('gets none in Payload’s transactions, nor in what they call', async () => {
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await expect(askPool()).rejects.toThrow(SECOND)
    // Payload's own operations forget the request where they are not given it.
    await expect(payload.count({ collection: 'users' })).rejects.toMatchObject({
      cause: { message: expect.stringContaining(SECOND) },
    })
    await (await transactionOf(req)).execute(sql`select 1`)
    await commitTransaction(req)
    expect((await askPool()).rows).toHaveLength(1)
  })

  it('is in nobody’s way', async () => {
    const both = Promise.all([addUser(payload), addUser(payload), askPool(), askPool()])
    await expect(both).resolves.toHaveLength(4)
  })
})
