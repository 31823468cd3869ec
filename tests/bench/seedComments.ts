import { withClient } from '../../scripts/postgres/databases.mjs'

/** Comments of the large shop; the newest build has every twentieth. */
export const COMMENTS = 100_000

/**
 * Comments in threads of three, by all users on everything that is seeded, in one go: triggers are off, and what they
 * keep is computed at the end.
 */
export function seedComments(adminUrl: string, count: number): Promise<void> {
  return withClient(adminUrl, async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`
      create temp table builds on commit drop as
        select id, row_number() over (order by published_at desc) - 1 as n from schematics;
      create temp table people on commit drop as select id, row_number() over (order by id) - 1 as n from profiles;
      create temp table said on commit drop as
        select i, uuidv7() as id, i - i % 3 as root, case when i / 3 % 20 = 0 then 0 else (i / 3) * 7919 % (select count(*) from builds) end as build,
          i * 31 % (select count(*) from people) as person
        from generate_series(0, ${count - 1}) i;
      create index on said (i);
      insert into comments (id, schematic_id, author_id, parent_id, root_id, body, created_at, updated_at)
        select s.id, b.id, p.id, r.id, r.id, 'Comment ' || s.i || ': the corners of the roof are stairs turned inwards, with slabs between.',
          now() - (${count} - s.i) * interval '10 seconds', now()
        from said s join builds b on b.n = s.build join people p on p.n = s.person
        left join said r on r.i = s.root and s.i <> s.root;
      update schematics s set comment_count = c.count
        from (select schematic_id, count(*) from comments group by 1) c where c.schematic_id = s.id;`)
    await client.query('commit')
    await client.query('vacuum analyze')
  })
}

/**
 * Gives a person a past: builds of their own, likes, people they follow, and notifications; a share of what there is.
 */
export function seedPast(adminUrl: string, userId: string, share: number): Promise<void> {
  return withClient(adminUrl, async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(
      `with own as (select id, file_id from schematics order by published_at offset 0 limit $2),
         files as (update schematic_files set owner_id = $1 where id in (select file_id from own))
       update schematics set owner_id = $1 where id in (select id from own)`,
      [userId, 2 * share],
    )
    await client.query('set local session_replication_role = origin')
    await client.query(
      `insert into likes (id, user_id, schematic_id)
       select uuidv7(), $1, id from schematics order by published_at desc limit $2`,
      [userId, 5 * share],
    )
    await client.query(
      `insert into follows (id, follower_id, profile_id)
       select uuidv7(), $1, id from profiles where id <> $1 and username like 'builder%' order by id limit $2`,
      [userId, share],
    )
    await client.query(
      `with builds as (select id, row_number() over (order by published_at desc) as n from schematics limit $2),
         told as (
           insert into notifications (id, recipient_id, kind, group_key, told_at)
           select uuidv7(), $1, 'comment', 'comment:' || id, now() - n * interval '1 hour' from builds
           returning id, group_key
         )
       insert into notification_sources (notification_id, actor_id, schematic_id)
       select t.id, p.id, split_part(t.group_key, ':', 2)::uuid
       from told t cross join lateral (select id from profiles where id <> $1 order by id limit 3) p`,
      [userId, 5 * share],
    )
    await client.query('commit')
    await client.query('vacuum analyze')
  })
}
