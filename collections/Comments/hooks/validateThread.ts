import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook } from 'payload'
import { toViewer } from '@/core/access/viewer'
import { readableSql } from '@/core/access/visibility'
import { executorOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

/**
 * Sets the author, and requires a build they may see and a parent on that build. The database enforces the latter too.
 */
export const validateThread: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data || !req.user) return data
  const notFound = new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.', {
    field: 'schematic',
  })
  if (!isUuid(data.schematic)) throw notFound
  const executor = await executorOf(req)
  const { rows } = await executor.execute(sql`
    select 1 from ${executor.tables.schematics} s where s.id = ${data.schematic} and ${readableSql(toViewer(req.user))}`)
  if (rows.length === 0) throw notFound
  if (data.parent !== undefined && data.parent !== null) {
    const found = isUuid(data.parent)
      ? await executor.execute(
          sql`select 1 from ${executor.tables.comments} where id = ${data.parent} and schematic_id = ${data.schematic}`,
        )
      : { rows: [] }
    if (found.rows.length === 0)
      throw new ShopError(404, 'not_found', 'The comment you are replying to is gone.', { field: 'parent' })
  }
  return { ...data, author: req.user.id, removed: false }
}
