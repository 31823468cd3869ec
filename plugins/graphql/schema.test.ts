import config from '@payload-config'
import { configToSchema } from '@payloadcms/graphql'
import { expect, it } from 'vitest'

// Each of Next's bundles has a config of its own, and one Payload is opened with one of them: what is done as it opens,
// the others lack.
it('makes the schema of a config that no Payload was opened with', async () => {
  const { schema } = configToSchema(await config)
  const names = Object.keys({ ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() })
  expect(names).toContain('searchSchematics')
  expect(names.filter((name) => /payload/i.test(name))).toEqual([])
})
