import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { notifyOfStorage } from '@plugins/notifications/commands/notifyOfStorage'
import { actAsPipeline, inTransaction } from '@/core/database/executor'
import { log } from '@/core/log/log'
import type { quotaQueues } from './queues'

/** Per cent of a quota at which its owner is told. */
const alertLevels = [100, 95, 80]

type Account = { owner: string; used: string; quota: string | null; level: string; bytes: string; files: string }

/**
 * Compares one account, or all, with the files and pictures it stands for, puts right what differs, and tells owners
 * who come near their quota.
 */
export const accountStorage: Handler<typeof quotaQueues.accountStorage> = async ({ ownerId }, { payload }) =>
  inTransaction(payload, async (tx): Promise<'done'> => {
    await actAsPipeline(tx)
    const accounts = ownerId ? sql`owner_id = ${ownerId}` : sql`true`
    // Two statements: the second sees what was committed while the first waited for the locks.
    await tx.execute(sql`select 1 from ${tx.tables.storageAccounts} where ${accounts} order by owner_id for update`)
    const { rows } = await tx.execute<Account>(sql`
      select a.owner_id as owner, a.used_bytes as used, a.quota_bytes as quota, a.alert_level as level,
        f.bytes + m.bytes as bytes, f.files
      from ${tx.tables.storageAccounts} a
      cross join lateral (
        select coalesce(sum(filesize), 0) as bytes, count(*) as files
        from ${tx.tables.schematicFiles} where owner_id = a.owner_id) f
      cross join lateral (
        select coalesce(sum(coalesce(filesize, 0) + coalesce(sizes_card_filesize, 0)
          + coalesce(sizes_avatar_filesize, 0)), 0) as bytes
        from ${tx.tables.media} where owner_id = a.owner_id and kind <> 'preview') m
      where ${ownerId ? sql`a.owner_id = ${ownerId}` : sql`true`}
        and (f.bytes + m.bytes <> a.used_bytes or f.files <> a.file_count
          or a.quota_bytes is not null or a.alert_level <> 0)`)
    for (const account of rows) {
      const bytes = Number(account.bytes)
      if (bytes !== Number(account.used))
        log.error(
          { ownerId: account.owner, counted: Number(account.used), stored: bytes },
          'a storage account was wrong',
        )
      const share = account.quota === null ? 0 : (bytes / Math.max(1, Number(account.quota))) * 100
      const level = alertLevels.find((wanted) => share >= wanted) ?? 0
      await tx.execute(sql`
        update ${tx.tables.storageAccounts} set used_bytes = ${bytes}, file_count = ${Number(account.files)}, alert_level = ${level}
        where owner_id = ${account.owner}
          and (used_bytes, file_count, alert_level) is distinct from (${bytes}, ${Number(account.files)}, ${level})`)
      if (level > Number(account.level)) await notifyOfStorage(tx, account.owner, level)
    }
    return 'done'
  })
