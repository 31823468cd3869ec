import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook } from 'payload'
import { requireActive } from '@/core/access/viewer'
import { transactionOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { slugify } from '@/core/text/slugify'
import { slugSuffix } from '@/core/text/slugSuffix'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { listOptions } from '../../../types'

/** Sets the owner and an unguessable slug of a new list. The profile row's lock makes the count of lists exact. */
export const prepareList: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (!data) return data
  const title = typeof data.title === 'string' ? data.title.trim() : data.title
  if (operation !== 'create') return title === undefined ? data : { ...data, title }
  const owner = requireActive(req.user, 'create lists')
  const tx = await transactionOf(req)
  await tx.execute(sql`select 1 from ${tx.tables.profiles} where id = ${owner.id} for no key update`)
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from ${tx.tables.lists} where owner_id = ${owner.id}`,
  )
  const { maxLists } = listOptions.of(tx.context)
  if ((rows[0]?.count ?? 0) >= maxLists)
    throw new ShopError(409, 'limit_reached', `You have ${maxLists} lists, which is the limit. Delete one first.`)
  const slug = `${slugify(String(title ?? ''), MAX_CHARACTERS.slugOfTitle) || 'list'}-${slugSuffix()}`
  return { ...data, title, slug, owner: owner.id }
}
