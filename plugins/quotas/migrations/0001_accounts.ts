import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [foreignKey(t.storageAccounts, 'owner_id', t.profiles, 'on delete cascade')]

/**
 * The storage account follows the files in the same transaction. The account's row is locked by its update, so uploads
 * of one owner are judged one after another: none passes the quota by racing.
 */
const accounting = (t: TableNames) => `
  alter table ${t.storageAccounts} add constraint ${t.storageAccounts}_not_negative check (used_bytes >= 0 and file_count >= 0);

  create function shop_account_storage() returns trigger language plpgsql as $$
  declare
    used numeric;
    quota numeric;
  begin
    if tg_op <> 'INSERT' then
      update ${t.storageAccounts} set used_bytes = used_bytes - old.filesize, file_count = file_count - 1, updated_at = now()
        where owner_id = old.owner_id;
    end if;
    if tg_op <> 'DELETE' then
      update ${t.storageAccounts} set used_bytes = used_bytes + new.filesize, file_count = file_count + 1, updated_at = now()
        where owner_id = new.owner_id returning used_bytes, quota_bytes into used, quota;
      if not found then
        raise exception 'owner % has no storage account', new.owner_id;
      end if;
      if quota is not null and used > quota then
        raise exception 'storage quota exceeded' using errcode = 'SS001';
      end if;
    end if;
    return null;
  end $$;
  create trigger account_storage after insert or delete or update of filesize, owner_id on ${t.schematicFiles}
    for each row execute function shop_account_storage();`

/** A row saved from an older copy leaves what is counted as it is. */
const guards = (t: TableNames) => `
  create function shop_guard_account() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 or shop_writes_as_pipeline() then return new; end if;
    new.used_bytes := old.used_bytes;
    new.file_count := old.file_count;
    new.alert_level := old.alert_level;
    return new;
  end $$;
  create trigger guard_account before update on ${t.storageAccounts} for each row execute function shop_guard_account();`

export const accounts: Migration = {
  name: 'quotas/0001_accounts',
  needs: ['core/0002_writers'],
  up: (t) => [...keys(t), accounting(t), guards(t)],
}
