import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Payload's keys forget what they pointed to. Here, what belongs together goes together. A listing and its file name
 * each other: the file is written first, and checked when the transaction ends.
 */
const keys = (t: TableNames) => [
  foreignKey(t.schematicFiles, 'schematic_id', t.schematics, 'on delete cascade deferrable initially deferred'),
  foreignKey(t.schematicFiles, 'owner_id', t.profiles, 'on delete cascade'),
]

/** Whose bytes they are, and where. An owner has each content once. */
const contents = (t: TableNames) => `
  alter table ${t.schematicFiles} add column object_id uuid not null;
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_object_id_fkey
    foreign key (object_id) references ${t.storedObjects} (id);
  create index ${t.schematicFiles}_object_idx on ${t.schematicFiles} (object_id);
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_owner_sha256_unique unique (owner_id, sha256);
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_filesize_positive check (filesize > 0);
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_sha256_form check (sha256 ~ '^[0-9a-f]{64}$');`

/** Files that were current once have the time since when. */
const versions = (t: TableNames) => `
  create index ${t.schematicFiles}_versions_idx on ${t.schematicFiles} (schematic_id, published_at desc)
    where published_at is not null;`

/** Each step of a file is told to the streams that follow `file:<schematic id>`. */
const told = (t: TableNames) => `
  create function shop_tell_file() returns trigger language plpgsql as $$
  begin
    perform shop_tell('file:' || new.schematic_id, jsonb_build_object('kind', 'file', 'file', new.id, 'status', new.status));
    return null;
  end $$;
  create trigger tell_new_file after insert on ${t.schematicFiles} for each row execute function shop_tell_file();
  create trigger tell_file after update of status, inspected_at, verdict, failed_step on ${t.schematicFiles} for each row
    when ((old.status, old.inspected_at, old.verdict, old.failed_step)
      is distinct from (new.status, new.inspected_at, new.verdict, new.failed_step))
    execute function shop_tell_file();`

export const files: Migration = {
  name: 'uploads/0002_files',
  needs: ['uploads/0001_objects', 'core/0001_live'],
  up: (t) => [...keys(t), contents(t), versions(t), told(t)],
}
