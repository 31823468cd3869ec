import type { Migration, TableNames } from '@/core/migrations/types'

/** Someone must be able to help all others: the last active admin stays one, whoever writes. */
const lastAdmin = (t: TableNames) => `
  create function shop_keep_admin() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      if new.role = 'admin' and new.state = 'active' then return new; end if;
    end if;
    -- Two admins who demote each other wait here, so that the second one sees the first.
    perform pg_advisory_xact_lock(hashtext('shop_keep_admin'));
    if not exists (select 1 from ${t.users} where role = 'admin' and state = 'active' and id <> old.id) then
      raise exception 'the last admin' using errcode = 'SS008', column = 'role';
    end if;
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end $$;
  create trigger keep_admin before update of role, state on ${t.users} for each row
    when (old.role = 'admin' and old.state = 'active') execute function shop_keep_admin();
  create trigger keep_admin_account before delete on ${t.users} for each row
    when (old.role = 'admin' and old.state = 'active') execute function shop_keep_admin();`

/** What a suspension and premium leave behind goes with them. */
const ends = (t: TableNames) => `
  create function shop_end_standing() returns trigger language plpgsql as $$
  begin
    if new.state <> 'suspended' then
      new.suspended_until := null;
      new.suspension_reason := null;
    end if;
    if new.role <> 'premium' then new.premium_until := null; end if;
    return new;
  end $$;
  create trigger end_standing before update of state, role, suspended_until, suspension_reason, premium_until on ${t.users}
    for each row execute function shop_end_standing();
  create index ${t.users}_premium_until_idx on ${t.users} (premium_until) where premium_until is not null;
  create index ${t.users}_suspended_until_idx on ${t.users} (suspended_until) where suspended_until is not null;`

/** As before, but for the session that its owner starts as the suspension ends. */
const sessions = (t: TableNames) => `
  create or replace function shop_end_sessions() returns trigger language plpgsql as $$
  begin
    delete from ${t.usersSessions} where _parent_id = new.id
      and id <> coalesce(current_setting('shop.keeps_session', true), '');
    return null;
  end $$;`

export const standing: Migration = {
  name: 'standing/0002_standing',
  needs: ['accounts/0003_sessions'],
  up: (t) => [lastAdmin(t), ends(t), sessions(t)],
}
