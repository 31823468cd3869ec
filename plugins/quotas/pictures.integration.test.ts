import { changeAvatar, removeAvatar } from '@plugins/people/commands/changeAvatar'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { readAccount } from '../../tests/integration/support/stored'
import { refuseFullAccount } from './commands/refuseOverQuota'
import { accountStorage } from './jobs/accountStorage'

let payload: Payload
let owner: Awaited<ReturnType<typeof addUser>>
let picture: Buffer
beforeAll(async () => {
  payload = await openShop()
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  picture = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#fff', noise } })
    .png()
    .toBuffer()
})
afterAll(() => closeShop(payload))
beforeEach(async () => {
  owner = await addUser(payload)
})

const account = () => readAccount(queryIn(payload), owner.id)
const setQuota = (bytes: number) =>
  queryIn(payload)('update storage_accounts set quota_bytes = $2 where owner_id = $1', [owner.id, bytes])
const addPicture = () =>
  payload.create({
    collection: 'media',
    data: { alt: 'A picture' } as never,
    file: { data: picture, mimetype: 'image/png', name: 'a.png', size: picture.length },
    user: owner,
    overrideAccess: false,
  })
const expectEqual = async () => {
  const { used, stored } = await account()
  expect(used).toBe(stored.used)
  return used
}

it('count with files, in all their sizes, from when they come until they go', async () => {
  expect((await account()).used).toBe(0)
  const { id } = await addPicture()
  const one = await expectEqual()
  expect(one).toBeGreaterThan(10_000)
  const build = makeBuild({ name: 'Counted' })
  await addUpload(payload, owner.id, build)
  expect(await expectEqual()).toBe(one + build.length)
  await changeAvatar(payload, owner.id, picture)
  const withAvatar = await expectEqual()
  expect(withAvatar).toBeGreaterThan(one + build.length)
  await changeAvatar(payload, owner.id, picture)
  expect(await expectEqual()).toBe(withAvatar)
  await removeAvatar(payload, owner.id)
  await payload.delete({ collection: 'media', id, user: owner, overrideAccess: false })
  expect(await expectEqual()).toBe(build.length)
})

it('are turned away where the owner has no room, also many at once', async () => {
  await addPicture()
  const one = await expectEqual()
  await setQuota(3.5 * one)
  const answers = await Promise.allSettled(Array.from({ length: 6 }, addPicture))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(4)
  expect(await expectEqual()).toBe(3 * one)
  expect((await account()).files).toBe(0)
})

it('are turned away before they are read where nothing fits any more', async () => {
  await addPicture()
  await expect(refuseFullAccount(payload, owner.id)).resolves.toBeUndefined()
  await setQuota((await account()).used)
  await expect(refuseFullAccount(payload, owner.id)).rejects.toMatchObject({ status: 413, code: 'quota_exceeded' })
})

it('let an avatar in a full account change for one that is no larger, and for no larger one', async () => {
  const plain = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  await changeAvatar(payload, owner.id, picture)
  const used = await expectEqual()
  await setQuota(used - 1)
  await changeAvatar(payload, owner.id, picture)
  expect(await expectEqual()).toBe(used)
  await changeAvatar(payload, owner.id, plain)
  const less = await expectEqual()
  expect(less).toBeLessThan(used)
  await expect(changeAvatar(payload, owner.id, picture)).rejects.toMatchObject({ cause: { code: 'SS001' } })
  expect(await expectEqual()).toBe(less)
})

it('are put right in an account that was wrong', async () => {
  await addPicture()
  const right = await expectEqual()
  await queryIn(payload)(
    `with writer as (select set_config('shop.writer', 'pipeline', false))
     update storage_accounts set used_bytes = 7 from writer where owner_id = $1`,
    [owner.id],
  )
  await accountStorage({ ownerId: owner.id }, { payload } as never)
  expect(await expectEqual()).toBe(right)
})
