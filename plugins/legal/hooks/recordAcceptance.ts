import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterChangeHook } from 'payload'
import { contextOf } from '@/core/context/context'
import { transactionOf } from '@/core/database/executor'
import { defaultLocale } from '@/i18n/locales'
import { readLegalPage } from '../queries/readLegalPage'

/** Whoever signs up accepts the terms as they are then: the page says so. Accounts that others make accept nothing. */
export const recordAcceptance: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create' || req.user) return doc
  const { version } = await readLegalPage(contextOf(req.payload), 'terms', defaultLocale)
  const tx = await transactionOf(req)
  await tx.execute(sql`
    insert into terms_acceptances (user_id, version) values (${doc.id}, ${version}) on conflict do nothing`)
  return doc
}
