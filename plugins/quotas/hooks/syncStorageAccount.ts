import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { roles } from '@/core/vocabulary'
import type { QuotaByRole } from '../types'

const isPast = (moment: unknown) => typeof moment === 'string' && Date.parse(moment) <= Date.now()

/** A new user gets a storage account in the same transaction; one whose role changes gets the new role's quota. */
export const syncStorageAccount =
  (quotaOf: QuotaByRole): CollectionAfterChangeHook =>
  async ({ doc, operation, previousDoc, req }) => {
    const tx = await transactionOf(req)
    const role = roles.find((known) => known === doc.role) ?? 'user'
    if (operation === 'create')
      await tx.execute(sql`
        insert into ${tx.tables.storageAccounts} (id, owner_id, quota_bytes) values (${doc.id}, ${doc.id}, ${quotaOf[role]})`)
    // Premium that is over reads as a user's role before its quota has been set back.
    else if (previousDoc?.role !== doc.role || isPast(previousDoc?.premiumUntil))
      await tx.execute(sql`
        update ${tx.tables.storageAccounts} set quota_bytes = ${quotaOf[role]}, updated_at = now() where owner_id = ${doc.id}`)
    return doc
  }
