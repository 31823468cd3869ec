import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { type Factors, readFactors } from './readFactors'
import { isDutyOf } from './staffDuty'

export type AccountFactors = { factors: Factors; email: string; isRequired: boolean }

/** What the page of an account's second factors shows. */
export async function readAccountFactors(db: Executor, userId: string): Promise<AccountFactors> {
  const [factors, { rows }] = await Promise.all([
    readFactors(db, userId),
    db.execute<{ email: string; role: string }>(sql`
      select email, role from ${db.tables.users} where id = ${userId}`),
  ])
  const account = rows[0]
  return {
    factors,
    email: account?.email ?? '',
    isRequired: account !== undefined && isDutyOf(db.context, account),
  }
}
