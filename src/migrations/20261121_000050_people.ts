import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** As Payload makes it from the collections `follows`, `lists` and `list-items`, and the new fields of profiles and tags. */
const tables = `
   CREATE TYPE "public"."enum_lists_visibility" AS ENUM('public', 'unlisted', 'private');
  CREATE TABLE "follows" (
  "id" uuid PRIMARY KEY NOT NULL,
  "follower_id" uuid NOT NULL,
  "profile_id" uuid,
  "tag_id" uuid,
  "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "lists" (
  "id" uuid PRIMARY KEY NOT NULL,
  "title" varchar NOT NULL,
  "slug" varchar NOT NULL,
  "description" varchar,
  "visibility" "enum_lists_visibility" DEFAULT 'public' NOT NULL,
  "owner_id" uuid NOT NULL,
  "item_count" numeric DEFAULT 0 NOT NULL,
  "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "list_items" (
  "id" uuid PRIMARY KEY NOT NULL,
  "list_id" uuid NOT NULL,
  "schematic_id" uuid NOT NULL,
  "position" numeric NOT NULL,
  "note" varchar,
  "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "tags" ADD COLUMN "follower_count" numeric DEFAULT 0;
  ALTER TABLE "profiles" ADD COLUMN "show_likes" boolean DEFAULT false;
  ALTER TABLE "profiles" ADD COLUMN "list_count" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "profiles" ADD COLUMN "follower_count" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "profiles" ADD COLUMN "following_count" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_profiles_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "lists" ADD CONSTRAINT "lists_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_items" ADD CONSTRAINT "list_items_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "follows_follower_idx" ON "follows" USING btree ("follower_id");
  CREATE INDEX "follows_profile_idx" ON "follows" USING btree ("profile_id");
  CREATE INDEX "follows_tag_idx" ON "follows" USING btree ("tag_id");
  CREATE INDEX "follows_updated_at_idx" ON "follows" USING btree ("updated_at");
  CREATE INDEX "follows_created_at_idx" ON "follows" USING btree ("created_at");
  CREATE UNIQUE INDEX "lists_slug_idx" ON "lists" USING btree ("slug");
  CREATE INDEX "lists_owner_idx" ON "lists" USING btree ("owner_id");
  CREATE INDEX "lists_item_count_idx" ON "lists" USING btree ("item_count");
  CREATE INDEX "lists_updated_at_idx" ON "lists" USING btree ("updated_at");
  CREATE INDEX "lists_created_at_idx" ON "lists" USING btree ("created_at");
  CREATE INDEX "list_items_list_idx" ON "list_items" USING btree ("list_id");
  CREATE INDEX "list_items_schematic_idx" ON "list_items" USING btree ("schematic_id");
  CREATE INDEX "list_items_updated_at_idx" ON "list_items" USING btree ("updated_at");
  CREATE INDEX "list_items_created_at_idx" ON "list_items" USING btree ("created_at");
  CREATE UNIQUE INDEX "list_schematic_idx" ON "list_items" USING btree ("list_id","schematic_id");
  CREATE INDEX "tags_follower_count_idx" ON "tags" USING btree ("follower_count");
  CREATE INDEX "profiles_list_count_idx" ON "profiles" USING btree ("list_count");
  CREATE INDEX "profiles_follower_count_idx" ON "profiles" USING btree ("follower_count");
  CREATE INDEX "profiles_following_count_idx" ON "profiles" USING btree ("following_count");`

/** Payload's keys forget what they pointed to. Here, what belongs to a person, a list or a build goes with it. */
const foreignKeys: [table: string, column: string, target: string][] = [
  ['follows', 'follower_id', 'profiles'],
  ['follows', 'profile_id', 'profiles'],
  ['follows', 'tag_id', 'tags'],
  ['lists', 'owner_id', 'profiles'],
  ['list_items', 'list_id', 'lists'],
  ['list_items', 'schematic_id', 'schematics'],
]
const keys = foreignKeys
  .map(
    ([table, column, target]) => `
    alter table ${table} drop constraint ${table}_${column}_${target}_id_fk;
    alter table ${table} add constraint ${table}_${column}_${target}_id_fk
      foreign key (${column}) references ${target} (id) on delete cascade;`,
  )
  .join('')

const constraints = `
  alter table follows add constraint follows_one_target check (num_nonnulls(profile_id, tag_id) = 1);
  alter table follows add constraint follows_not_oneself check (profile_id is distinct from follower_id);
  create unique index follows_person_unique on follows (follower_id, profile_id) where profile_id is not null;
  create unique index follows_tag_unique on follows (follower_id, tag_id) where tag_id is not null;
  create index follows_followers_idx on follows (profile_id, created_at desc, id desc) where profile_id is not null;
  create index follows_following_idx on follows (follower_id, created_at desc, id desc);

  alter table lists add constraint lists_count_not_negative check (item_count >= 0);
  alter table lists add constraint lists_title_length check (char_length(title) between 1 and 100);
  create index lists_latest_idx on lists (owner_id, updated_at desc, id desc);
  alter table list_items add constraint list_items_note_length check (char_length(note) <= 500);
  create index list_items_order_idx on list_items (list_id, position, id);

  alter table tags add constraint tags_followers_not_negative check (follower_count >= 0);
  alter table profiles add constraint profiles_people_counts_not_negative
    check (list_count >= 0 and follower_count >= 0 and following_count >= 0);

  create index likes_newest_idx on likes (user_id, created_at desc, id desc);
  create index comments_by_author_idx on comments (author_id, created_at desc, id desc);
  create index schematics_by_owner_idx on schematics (owner_id, published_at desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index schematics_mine_idx on schematics (owner_id, created_at desc, id desc);`

/** Both people's rows are locked by who writes a follow, in the order of their ids: see the endpoint. */
const follows = `
  create function shop_count_follow() returns trigger language plpgsql as $$
  declare
    change int := case when tg_op = 'INSERT' then 1 else -1 end;
    follow follows := case when tg_op = 'INSERT' then new else old end;
  begin
    if follow.tag_id is not null then
      update tags set follower_count = coalesce(follower_count, 0) + change where id = follow.tag_id;
    else
      update profiles set follower_count = follower_count + change where id = follow.profile_id;
      update profiles set following_count = following_count + change where id = follow.follower_id;
    end if;
    return null;
  end $$;
  create trigger count_follow after insert or delete on follows for each row execute function shop_count_follow();`

/**
 * A list counts what everybody sees in it: published public builds, and unlisted ones that their own builder put there.
 * Rows are locked in one order: a build, then its lists. The share lock makes a change of a build's visibility and its coming
 * into a list wait for each other, so that neither overlooks the other.
 */
const lists = `
  create function shop_shows_in_list(status text, visibility text, builder uuid, list_owner uuid) returns boolean
    language sql immutable parallel safe as $$
    select status = 'ready' and (visibility = 'public' or (visibility = 'unlisted' and builder = list_owner))
  $$;

  create function shop_count_list_item() returns trigger language plpgsql as $$
  declare
    change int := case when tg_op = 'INSERT' then 1 else -1 end;
    item list_items := case when tg_op = 'INSERT' then new else old end;
    list_owner uuid;
    build record;
  begin
    select owner_id into list_owner from lists where id = item.list_id;
    if not found then return null; end if;
    select status::text, visibility::text, owner_id into build from schematics where id = item.schematic_id for share;
    -- The items of a deleted build were taken off by its own trigger.
    if not found then return null; end if;
    update lists set updated_at = now(), item_count = item_count
        + case when shop_shows_in_list(build.status, build.visibility, build.owner_id, list_owner) then change else 0 end
      where id = item.list_id;
    return null;
  end $$;
  create trigger count_list_item after insert or delete on list_items
    for each row execute function shop_count_list_item();

  create function shop_count_listed_build() returns trigger language plpgsql as $$
  begin
    perform 1 from lists where id in (select list_id from list_items where schematic_id = old.id) order by id for update;
    update lists l set item_count = l.item_count
        + case when tg_op = 'UPDATE'
            and shop_shows_in_list(new.status::text, new.visibility::text, new.owner_id, l.owner_id) then 1 else 0 end
        - case when shop_shows_in_list(old.status::text, old.visibility::text, old.owner_id, l.owner_id) then 1 else 0 end
      where l.id in (select list_id from list_items where schematic_id = old.id)
        -- Where a person goes, their builds go first and their lists in a moment.
        and exists (select 1 from profiles p where p.id = l.owner_id);
    return case when tg_op = 'DELETE' then old else null end;
  end $$;
  create trigger count_listed_build after update of status, visibility on schematics for each row
    when ((old.status, old.visibility) is distinct from (new.status, new.visibility))
    execute function shop_count_listed_build();
  create trigger count_listed_build_gone before delete on schematics
    for each row execute function shop_count_listed_build();

  create function shop_count_list() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and old.visibility = 'public' then before := 1; end if;
    if tg_op <> 'DELETE' and new.visibility = 'public' then after := 1; end if;
    if before <> after then
      update profiles set list_count = list_count + after - before where id = coalesce(new.owner_id, old.owner_id);
    end if;
    return null;
  end $$;
  create trigger count_list after insert or delete or update of visibility on lists
    for each row execute function shop_count_list();`

/** As in the rules: a row saved from an older copy leaves what the triggers above count as it is. */
const guards = `
  create function shop_guard_people_counts() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.list_count := old.list_count;
    new.follower_count := old.follower_count;
    new.following_count := old.following_count;
    return new;
  end $$;
  create trigger guard_people_counts before update on profiles
    for each row execute function shop_guard_people_counts();

  create function shop_guard_tag_followers() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.follower_count := old.follower_count;
    return new;
  end $$;
  create trigger guard_tag_followers before update on tags for each row execute function shop_guard_tag_followers();

  create function shop_guard_list() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.item_count := old.item_count;
    new.owner_id := old.owner_id;
    new.slug := old.slug;
    return new;
  end $$;
  create trigger guard_list before update on lists for each row execute function shop_guard_list();`

/**
 * What happened to a build on a day (UTC), kept row by row, for plots. Fired after the counts beside the listing, which hold
 * the listing's row lock: triggers run in the order of their names.
 */
const days = `
  create table schematic_days (
    schematic_id uuid not null references schematics (id) on delete cascade,
    day date not null,
    owner_id uuid not null references profiles (id) on delete cascade,
    views int not null default 0 check (views >= 0),
    downloads int not null default 0 check (downloads >= 0),
    likes int not null default 0 check (likes >= 0),
    primary key (schematic_id, day)
  );
  create index schematic_days_owner_idx on schematic_days (owner_id, day);

  insert into schematic_days (schematic_id, day, owner_id, views, downloads, likes)
  select s.id, d.day, s.owner_id, sum(d.views), sum(d.downloads), sum(d.likes)
  from (
    select schematic_id, day, (kind = 'view')::int as views, (kind = 'download')::int as downloads, 0 as likes
    from schematic_visits
    union all
    select schematic_id, (created_at at time zone 'UTC')::date, 0, 0, 1 from likes
  ) d join schematics s on s.id = d.schematic_id
  group by s.id, d.day;

  create function shop_day_visit() returns trigger language plpgsql as $$
  begin
    insert into schematic_days as d (schematic_id, day, owner_id, views, downloads)
    select s.id, new.day, s.owner_id, (new.kind = 'view')::int, (new.kind = 'download')::int
    from schematics s where s.id = new.schematic_id
    on conflict (schematic_id, day) do update
      set views = d.views + excluded.views, downloads = d.downloads + excluded.downloads;
    return null;
  end $$;
  create trigger day_visit after insert on schematic_visits for each row execute function shop_day_visit();

  create function shop_day_like() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into schematic_days as d (schematic_id, day, owner_id, likes)
      select s.id, (new.created_at at time zone 'UTC')::date, s.owner_id, 1 from schematics s where s.id = new.schematic_id
      on conflict (schematic_id, day) do update set likes = d.likes + 1;
    else
      update schematic_days set likes = greatest(likes - 1, 0)
        where schematic_id = old.schematic_id and day = (old.created_at at time zone 'UTC')::date;
    end if;
    return null;
  end $$;
  create trigger day_like after insert or delete on likes for each row execute function shop_day_like();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [tables, keys, constraints, follows, lists, guards, days])
    await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('Follows, lists and statistics are not taken back. Restore a backup instead.')
}
