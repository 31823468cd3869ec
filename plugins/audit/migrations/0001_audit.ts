import type { Migration, TableNames } from '@/core/migrations/types'

/** What moderators search by; and how large a line may be. */
const table = (t: TableNames) => `
  alter table ${t.auditLog} alter column created_at set default clock_timestamp();
  alter table ${t.auditLog} add constraint ${t.auditLog}_size check (
    coalesce(pg_column_size(before), 0) + coalesce(pg_column_size(after), 0) <= 32768);
  create index ${t.auditLog}_time_idx on ${t.auditLog} (created_at desc, id desc);
  create index ${t.auditLog}_actor_idx on ${t.auditLog} (actor_id, created_at desc) where actor_id is not null;
  create index ${t.auditLog}_target_idx on ${t.auditLog} (target_id, created_at desc) where target_id is not null;
  create index ${t.auditLog}_action_idx on ${t.auditLog} (action, created_at desc);
  create index ${t.auditLog}_network_idx on ${t.auditLog} (network, created_at desc) where network is not null;`

/**
 * Lines are added and nothing else. Retention says that it is it (`shop.audit`), and even then nothing younger than 30
 * days goes.
 */
const appendOnly = (t: TableNames) => `
  create function shop_keep_audit() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      if coalesce(current_setting('shop.audit', true), '') = 'retention' and old.created_at < now() - interval '30 days'
        then return old; end if;
    end if;
    raise exception 'The audit log is append-only' using errcode = 'SS007';
  end $$;
  create trigger keep_audit before update or delete on ${t.auditLog} for each row execute function shop_keep_audit();
  create trigger keep_audit_whole before truncate on ${t.auditLog} for each statement execute function shop_keep_audit();`

export const auditLog: Migration = {
  name: 'audit/0001_audit',
  up: (t) => [table(t), appendOnly(t)],
}
