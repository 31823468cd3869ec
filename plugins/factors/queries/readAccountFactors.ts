import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { type Factors, readFactors } from './readFactors'
import { isDutyOf } from './staffDuty'

export type AccountFactors = { factors: Factors; email: string; hasPassword: boolean; isRequired: boolean }

/** What the page of an account's second factors shows. */
export async function readAccountFactors(db: Executor, userId: string): Promise<AccountFactors> {
  const [factors, { rows }] = await Promise.all([
    readFactors(db, userId),
    db.execute<{ email: string; hasPassword: boolean; role: string }>(sql`
      select email, coalesce(hash, '') <> '' as "hasPassword", role from ${db.tables.users} where id = ${userId}`),
  ])
  const account = rows[0]
  return {
    factors,
    email: account?.email ?? '',
    hasPassword: account?.hasPassword ?? false,
    isRequired: account !== undefined && isDutyOf(db.context, account),
  }
}
