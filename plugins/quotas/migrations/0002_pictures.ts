import type { Migration, TableNames } from '@/core/migrations/types'

/** Bytes of a picture in all its sizes. The shop's own previews are nobody's. */
const bytesOf = (row: string) =>
  `case when ${row}.kind = 'preview' then 0 else coalesce(${row}.filesize, 0)
    + coalesce(${row}.sizes_card_filesize, 0) + coalesce(${row}.sizes_avatar_filesize, 0) end`

/** The account follows avatars and gallery images as it follows files, by the same rules. */
const accounting = (t: TableNames) => `
  create function shop_account_pictures() returns trigger language plpgsql as $$
  declare
    before numeric := 0;
    after numeric := 0;
    used numeric;
    quota numeric;
  begin
    if tg_op <> 'INSERT' then before := ${bytesOf('old')}; end if;
    if tg_op <> 'DELETE' then after := ${bytesOf('new')}; end if;
    if tg_op = 'UPDATE' and before = after and old.owner_id = new.owner_id then return null; end if;
    if before > 0 then
      update ${t.storageAccounts} set used_bytes = used_bytes - before, updated_at = now() where owner_id = old.owner_id;
    end if;
    if after > 0 then
      update ${t.storageAccounts} set used_bytes = used_bytes + after, updated_at = now()
        where owner_id = new.owner_id returning used_bytes, quota_bytes into used, quota;
      if not found then
        raise exception 'owner % has no storage account', new.owner_id;
      end if;
      if quota is not null and used > quota and (before < after or old.owner_id <> new.owner_id) then
        raise exception 'storage quota exceeded' using errcode = 'SS001';
      end if;
    end if;
    return null;
  end $$;
  create trigger account_pictures
    after insert or delete or update of filesize, sizes_card_filesize, sizes_avatar_filesize, owner_id, kind on ${t.media}
    for each row execute function shop_account_pictures();`

/** Pictures that are there already. The trigger's lock keeps others from adding any meanwhile. */
const recount = (t: TableNames) => `
  select set_config('shop.writer', 'pipeline', true);
  update ${t.storageAccounts} a set used_bytes = a.used_bytes + m.bytes
    from (select m.owner_id, sum(${bytesOf('m')}) as bytes from ${t.media} m group by m.owner_id) m
    where m.owner_id = a.owner_id and m.bytes > 0;
  select set_config('shop.writer', '', true);`

export const pictures: Migration = {
  name: 'quotas/0002_pictures',
  needs: ['quotas/0001_accounts', 'core/0002_writers'],
  up: (t) => [accounting(t), recount(t)],
}
