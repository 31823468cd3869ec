import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Whoever counts locks the build first, as strongly as counting needs, and then what a foreign key locks. A like or visit had locked the
 * person, or the build weakly, by then, and waited for whoever removed both.
 */
const counting = `
  create function shop_lock_counted_build() returns trigger language plpgsql as $$
  begin
    perform 1 from schematics where id = case when tg_op = 'INSERT' then new.schematic_id else old.schematic_id end
      for no key update;
    return case when tg_op = 'INSERT' then new else old end;
  end $$;
  create trigger lock_counted_build before insert or delete on likes for each row execute function shop_lock_counted_build();

  create function shop_lock_visited_build() returns trigger language plpgsql as $$
  begin
    -- Who came before today counts no more, and locks nothing.
    if exists (select 1 from schematic_visits v where (v.schematic_id, v.kind, v.day, v.person)
        = (new.schematic_id, new.kind, new.day, new.person)) then
      return null;
    end if;
    perform 1 from schematics where id = new.schematic_id for no key update;
    -- Gone by now: there is nothing to count.
    if not found then return null; end if;
    return new;
  end $$;
  create trigger lock_visited_build before insert on schematic_visits for each row execute function shop_lock_visited_build();`

/** Open streams of somebody whose role has changed are looked at again, as those of a suspended account are. */
const roles = `
  drop trigger tell_account on users;
  create trigger tell_account after update of state, role on users for each row
    when ((old.state, old.role) is distinct from (new.state, new.role)) execute function shop_tell_account();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [counting, roles]) await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger tell_account on users;
      create trigger tell_account after update of state on users for each row
        when (old.state is distinct from new.state) execute function shop_tell_account();
      drop trigger lock_visited_build on schematic_visits;
      drop trigger lock_counted_build on likes;
      drop function shop_lock_visited_build(), shop_lock_counted_build();`),
  )
}
