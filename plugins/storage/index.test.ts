import { expect, it } from 'vitest'
import { buildRooms } from '../../tests/support/buildRooms'
import { storage } from '.'

const mediaOf = async (options = {}) =>
  (await buildRooms([storage()], options)).collections.find(({ slug }) => slug === 'media')

it('keeps pictures on disk, and in a bucket where there is one', async () => {
  expect((await mediaOf())?.upload).not.toMatchObject({ disableLocalStorage: true })
  const s3 = { bucket: 'builds', region: 'us-east-1', forcePathStyle: true }
  expect((await mediaOf({ s3 }))?.upload).toMatchObject({ disableLocalStorage: true })
})

it('has the same fields for both', async () => {
  const s3 = { bucket: 'builds', region: 'us-east-1', forcePathStyle: true }
  const namesOf = async (options = {}) => (await mediaOf(options))?.flattenedFields.map(({ name }) => name)
  expect(await namesOf({ s3 })).toEqual(await namesOf())
})
