import { describe, expect, it } from 'vitest'
import { tableNamesOf } from './tableNames'

describe('table names', () => {
  it('are those of the slugs, as Payload makes them', () => {
    expect(tableNamesOf({ users: 'members', media: 'build-images', tags: 'buildTags' })).toMatchObject({
      users: 'members',
      usersSessions: 'members_sessions',
      media: 'build_images',
      tags: 'build_tags',
      schematicFiles: 'schematic_files',
      schematicsRels: 'schematics_rels',
    })
  })

  it('of our own tables are others only where the app says so', () => {
    const names = tableNamesOf({}, { uploads: 'shop_uploads' })
    expect([names.uploads, names.conversions]).toEqual(['shop_uploads', 'conversions'])
  })
})
