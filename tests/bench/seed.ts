import { DETAILS_VERSION } from '@plugins/pipeline/jobs/describeFile'
import { withClient } from '../../scripts/postgres/databases.mjs'

export const SEEDED = 10_000
/** As many as fill the first page of a profile, however many there are in all. */
const BUILDS_EACH = 50

const WORDS =
  'oak castle tower bridge medieval modern harbor ship dragon temple garden windmill cottage redstone farm wall gate village mountain palace market barn lighthouse fountain statue'
export const words = WORDS.split(' ')

/**
 * Published builds with a file each, fifty a person, in one go: triggers are off, and what they keep is computed once
 * at the end by the function they call.
 */
export function seedSchematics(adminUrl: string, count = SEEDED): Promise<string[]> {
  const people = Math.ceil(count / BUILDS_EACH)
  return withClient(adminUrl, async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(
      'create temp table w on commit drop as select row_number() over () - 1 as n, word from unnest($1::text[]) word',
      [words],
    )
    await client.query(`
      create temp table seed on commit drop as
        select i, uuidv7() as id, uuidv7() as file_id, uuidv7() as object_id, i % ${people} as person,
          encode(sha256(('bench ' || i)::bytea), 'hex') as sha256,
          initcap((select word from w where n = i % 25)) || ' ' || (select word from w where n = i / 25 % 25) || ' ' ||
            (select word from w where n = i / 625 % 25) || ' ' || i as title
        from generate_series(1, ${count}) i;
      create temp table person on commit drop as select i, uuidv7() as id from generate_series(0, ${people - 1}) i;
      insert into profiles (id, username, display_name, schematic_count)
        select id, 'builder' || i, 'Builder ' || i, ${count / people} from person;
      insert into tags (id, name, slug) select uuidv7(), 'bench ' || word, 'bench-' || word from w;
      insert into stored_objects (id, key, bytes, sha256) select object_id, 'files/' || object_id, 20000, sha256 from seed;
      insert into schematic_files (id, filename, filesize, sha256, format, format_version, edition, status, verdict,
          schematic_id, owner_id, object_id, inspection, ready_at, details_version)
        select file_id, 'build-' || s.i || '.schem', 20000, sha256, 'sponge', 3, 'java', 'ready', 'clean', s.id, p.id, object_id,
          (select jsonb_build_object('blocks', jsonb_object_agg('minecraft:' || word || '_block', 1 + (n * s.i) % 997))
            from w where n < 5 + s.i % 20), now(), ${DETAILS_VERSION}
        from seed s join person p on p.i = s.person;
      insert into schematics (id, title, slug, description, category_id, visibility, owner_id, status, file_id, published_at,
          format, format_version, edition, game_version, data_version, width, height, length, block_count, materials, mods, safety,
          like_count, download_count, view_count)
        select s.id, s.title, 'build-' || s.i, 'A ' || lower(s.title) || ' to walk around in, made for the benchmark.',
          (select c.id from categories c order by c.id limit 1 offset s.i % 10), 'public', p.id, 'ready', file_id,
          now() - s.i * interval '1 minute', 'sponge', 3, 'java', '1.21.' || s.i % 9, 3955,
          10 + s.i % 60, 10 + s.i % 50, 10 + s.i % 40, 1000 + s.i,
          (select jsonb_agg(jsonb_build_object('item', 'minecraft:' || word, 'count', 1 + (n * s.i) % 997,
              'stackSize', 64, 'shulkerBoxes', 0, 'stacks', (1 + (n * s.i) % 997) / 64, 'items', (1 + (n * s.i) % 997) % 64)) from w where n < 5 + s.i % 20),
          '[]', '[]', s.i % 100, s.i % 500, s.i % 2000
        from seed s join person p on p.i = s.person;
      insert into schematics_rels ("order", parent_id, path, tags_id)
        select k, s.id, 'tags', t.id from seed s, generate_series(1, 3) k
        join w on true join tags t on t.slug = 'bench-' || w.word where w.n = (s.i + k * 7) % 25;
      insert into storage_accounts (id, owner_id, used_bytes, file_count)
        select uuidv7(), id, ${(count / people) * 20_000}, ${count / people} from person;
      select shop_index_schematics(array(select id from seed));
      select shop_count_searches();`)
    const { rows } = await client.query<{ id: string }>('select id from seed order by i limit 2000')
    await client.query('commit')
    await client.query('vacuum analyze')
    return rows.map(({ id }) => id)
  })
}
