import { sql } from '@payloadcms/db-postgres'
import type { Tables } from '@/core/context/tables'
import type { Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { ReportKind } from '@/core/vocabulary'

const time = (column: string) => sql.raw(isoTime(column))
const person = (alias: string) =>
  sql.raw(`case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'username', ${alias}.username,
    'displayName', ${alias}.display_name) end`)

const texts: Record<ReportKind, (t: Tables, id: string, files: string) => ReturnType<typeof sql>> = {
  schematic: (t, id, files) => sql`
    select jsonb_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'description', s.description,
      'visibility', s.visibility, 'owner', ${person('p')}, 'category', c.slug,
      'tags', array(select g.slug from ${t.schematicsRels} r join ${t.tags} g on g.id = r.${t.relsTag}
        where r.parent_id = s.id and r.path = 'tags' order by r."order"),
      'file', case when f.id is null then null else jsonb_build_object('id', f.id, 'filename', f.filename,
        'bytes', f.filesize, 'sha256', f.sha256, 'format', f.format) end,
      'pictures', array(select ${files}::text || m.filename from ${t.media} m where m.id = s.preview_id
        union all (select ${files}::text || m.filename from ${t.schematicsRels} r join ${t.media} m on m.id = r.${t.relsMedia}
          where r.parent_id = s.id and r.path = 'gallery' order by r."order"))) as snapshot
    from ${t.schematics} s left join ${t.profiles} p on p.id = s.owner_id left join ${t.categories} c on c.id = s.category_id
      left join ${t.schematicFiles} f on f.id = s.file_id
    where s.id = ${id}`,
  comment: (t, id) => sql`
    select jsonb_build_object('id', c.id, 'body', c.body, 'author', ${person('p')}, 'createdAt', ${time('c.created_at')},
      'editedAt', ${time('c.edited_at')}, 'removed', coalesce(c.removed, false),
      'build', jsonb_build_object('id', s.id, 'slug', s.slug, 'title', s.title),
      'answers', case when a.id is null then null else jsonb_build_object('id', a.id, 'body', a.body) end,
      'thread', '/schematics/' || s.slug || '?comment=' || c.id || '#comment-' || c.id) as snapshot
    from ${t.comments} c join ${t.schematics} s on s.id = c.schematic_id left join ${t.profiles} p on p.id = c.author_id
      left join ${t.comments} a on a.id = c.parent_id
    where c.id = ${id}`,
  profile: (t, id, files) => sql`
    select jsonb_build_object('id', p.id, 'username', p.username, 'displayName', p.display_name, 'bio', p.bio,
      'links', coalesce((select jsonb_agg(jsonb_build_object('label', l.label, 'url', l.url) order by l._order)
        from ${t.profilesLinks} l where l._parent_id = p.id), '[]'),
      'avatar', ${files}::text || m.filename) as snapshot
    from ${t.profiles} p left join ${t.media} m on m.id = p.avatar_id
    where p.id = ${id}`,
}

/** A snapshot of the reported texts, names and image paths, which later edits and deletion don't change. */
export async function snapshotOfReported(tx: Executor, kind: ReportKind, id: string): Promise<unknown> {
  const { rows } = await tx.execute<{ snapshot: unknown }>(texts[kind](tx.tables, id, tx.context.addresses.mediaFiles))
  return rows[0]?.snapshot ?? null
}
