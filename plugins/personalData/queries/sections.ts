import { sql } from '@payloadcms/db-postgres'
import { servedText } from '@/core/access/servedFile'
import type { Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

type Fragment = ReturnType<typeof sql>
/** One page of a section: rows after a cursor, in its order. */
type Section = (tx: Executor, userId: string, after: string) => Fragment

const PAGE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

const time = (column: string) => sql.raw(isoTime(column))

/** Where a file lies in the archive; file names may hold what Windows allows in none. */
export const filePathText = (file = 'f'): string =>
  `'files/' || ${file}.id || '/' || regexp_replace(${file}.filename, '[\\\\/:*?"<>|]', '_', 'g')`
export const picturePathText = (media = 'm'): string => `'pictures/' || ${media}.filename`

const filePath = sql.raw(filePathText())
const picturePath = sql.raw(picturePathText())
const isServed = sql.raw(servedText())

const build = sql`jsonb_build_object('id', s.id, 'slug', s.slug, 'title', s.title)`

/** The collections of an export, by the name of their file. Each has an item a row. */
const sections: Record<string, Section> = {
  builds: ({ tables: t }, userId, after) => sql`
    select s.id, jsonb_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'description', s.description,
      'category', c.slug, 'tags', array(select g.slug from ${t.schematicsRels} r join ${t.tags} g on g.id = r.${t.relsTag}
        where r.parent_id = s.id and r.path = 'tags' order by r."order"),
      'visibility', coalesce(s.chosen_visibility, s.visibility), 'moderatedVisibility', s.moderated_visibility,
      'moderationReason', s.moderation_reason, 'status', s.status, 'publishedAt', ${time('s.published_at')},
      'createdAt', ${time('s.created_at')}, 'updatedAt', ${time('s.updated_at')}, 'format', s.format,
      'formatVersion', s.format_version, 'edition', s.edition, 'gameVersion', s.game_version, 'width', s.width,
      'height', s.height, 'length', s.length, 'blockCount', s.block_count, 'materials', s.materials, 'mods', s.mods,
      'safety', s.safety, 'likeCount', s.like_count, 'commentCount', s.comment_count, 'downloadCount', s.download_count,
      'viewCount', s.view_count,
      'files', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'filename', f.filename, 'bytes', f.filesize,
          'sha256', f.sha256, 'format', f.format, 'status', f.status, 'verdict', f.verdict, 'reason', f.reason,
          'isCurrent', f.id is not distinct from s.file_id, 'uploadedAt', ${time('f.created_at')},
          'publishedAt', ${time('f.published_at')}, 'path', case when ${isServed} then ${filePath} end) order by f.created_at, f.id)
        from ${t.schematicFiles} f where f.schematic_id = s.id), '[]'),
      'pictures', array(select ${picturePath} from ${t.schematicsRels} r join ${t.media} m on m.id = r.${t.relsMedia}
        where r.parent_id = s.id and r.path = 'gallery' order by r."order")) as doc
    from ${t.schematics} s left join ${t.categories} c on c.id = s.category_id
    where s.owner_id = ${userId} and s.id > ${after} order by s.id limit ${PAGE}`,
  comments: ({ tables: t }, userId, after) => sql`
    select c.id, jsonb_build_object('id', c.id, 'body', c.body, 'build', ${build}, 'parent', c.parent_id,
      'removed', coalesce(c.removed_apart, c.removed, false), 'createdAt', ${time('c.created_at')},
      'editedAt', ${time('c.edited_at')}) as doc
    from ${t.comments} c join ${t.schematics} s on s.id = c.schematic_id
    where c.author_id = ${userId} and c.id > ${after} order by c.id limit ${PAGE}`,
  likes: ({ tables: t }, userId, after) => sql`
    select l.id, jsonb_build_object('build', ${build}, 'likedAt', ${time('l.created_at')}) as doc
    from ${t.likes} l join ${t.schematics} s on s.id = l.schematic_id
    where l.user_id = ${userId} and l.id > ${after} order by l.id limit ${PAGE}`,
  follows: ({ tables: t }, userId, after) => sql`
    select f.id, jsonb_build_object('username', p.username, 'tag', g.slug, 'followedAt', ${time('f.created_at')}) as doc
    from ${t.follows} f left join ${t.profiles} p on p.id = f.profile_id left join ${t.tags} g on g.id = f.tag_id
    where f.follower_id = ${userId} and f.id > ${after} order by f.id limit ${PAGE}`,
  lists: ({ tables: t }, userId, after) => sql`
    select l.id, jsonb_build_object('id', l.id, 'slug', l.slug, 'title', l.title, 'description', l.description,
      'visibility', coalesce(l.chosen_visibility, l.visibility), 'createdAt', ${time('l.created_at')},
      'updatedAt', ${time('l.updated_at')},
      'items', coalesce((select jsonb_agg(jsonb_build_object('build', ${build}, 'note', i.note,
          'addedAt', ${time('i.created_at')}) order by i.position)
        from ${t.listItems} i join ${t.schematics} s on s.id = i.schematic_id where i.list_id = l.id), '[]')) as doc
    from ${t.lists} l where l.owner_id = ${userId} and l.id > ${after} order by l.id limit ${PAGE}`,
  reports: ({ tables: t }, userId, after) => sql`
    select r.id, jsonb_build_object('kind', r.kind, 'build', r.schematic_id, 'comment', r.comment_id,
      'profile', r.profile_id, 'reason', r.reason, 'text', r.text, 'status', r.status,
      'sentAt', ${time('r.created_at')}) as doc
    from ${t.reports} r where r.reporter_id = ${userId} and r.id > ${after} order by r.id limit ${PAGE}`,
  notifications: ({ tables: t }, userId, after) => sql`
    select n.id, jsonb_build_object('kind', n.kind, 'data', n.data, 'toldAt', ${time('n.told_at')},
      'readAt', ${time('n.read_at')}) as doc
    from ${t.notifications} n where n.recipient_id = ${userId} and n.id > ${after} order by n.id limit ${PAGE}`,
  pictures: ({ tables: t }, userId, after) => sql`
    select m.id, jsonb_build_object('id', m.id, 'kind', m.kind, 'alt', m.alt, 'type', m.mime_type, 'bytes', m.filesize,
      'width', m.width, 'height', m.height, 'path', ${picturePath}, 'uploadedAt', ${time('m.created_at')}) as doc
    from ${t.media} m where m.owner_id = ${userId} and m.kind <> 'preview' and m.id > ${after} order by m.id limit ${PAGE}`,
  // What others did to an account is in it as far as it is about its safety, and without who they are.
  activity: ({ tables: t }, userId, after) => sql`
    select a.id, jsonb_build_object('action', a.action, 'at', ${time('a.created_at')}, 'target', a.target_kind,
      'targetId', a.target_id, 'targetName', a.target_name, 'before', a.before, 'after', a.after,
      'network', a.network, 'agent', a.agent) as doc
    from ${t.auditLog} a
    where (a.actor_id = ${userId} or (a.actor_id is null and a.kind = 'security' and a.target_id = ${userId}))
      and a.id > ${after} order by a.id limit ${PAGE}`,
}

export type SectionName = keyof typeof sections & string
export const sectionNames: readonly SectionName[] = Object.keys(sections)

/** The items of a section, a page at a time. */
export async function* readSection(db: Executor, name: SectionName, userId: string): AsyncGenerator<unknown> {
  const select = sections[name]
  if (!select) throw new Error(`There is no section ${name}`)
  let after = FIRST
  for (;;) {
    const { rows } = await db.execute<{ id: string; doc: unknown }>(select(db, userId, after))
    for (const { doc } of rows) yield doc
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}

/** The account with its profile, settings, sessions and ways to sign in: names and dates, no secret of any. */
export async function readAccount(db: Executor, userId: string): Promise<unknown> {
  const { tables: t } = db
  const { rows } = await db.execute<{ doc: unknown }>(sql`
    select jsonb_build_object('id', u.id, 'email', u.email,
      'emailConfirmed', exists (select 1 from confirmed_emails e where e.user_id = u.id and e.email = u.email),
      'role', u.role, 'state', u.state, 'language', u.locale, 'createdAt', ${time('u.created_at')},
      'profile', jsonb_build_object('username', p.username, 'displayName', p.display_name, 'bio', p.bio,
        'showLikes', coalesce(p.show_likes, false), 'avatar', (select ${picturePath} from ${t.media} m where m.id = p.avatar_id),
        'links', coalesce((select jsonb_agg(jsonb_build_object('label', l.label, 'url', l.url) order by l._order)
          from ${t.profilesLinks} l where l._parent_id = p.id), '[]'),
        'followerCount', p.follower_count, 'followingCount', p.following_count),
      'storage', (select jsonb_build_object('usedBytes', a.used_bytes, 'files', a.file_count)
        from ${t.storageAccounts} a where a.owner_id = p.id),
      'sessions', coalesce((select jsonb_agg(jsonb_build_object('method', x.method, 'startedAt', ${time('x.started_at')},
          'lastUsedAt', ${time('x.last_used_at')}, 'expiresAt', ${time('x.expires_at')}, 'browser', x.browser,
          'system', x.system, 'device', x.device, 'network', x.network, 'country', x.country) order by x.started_at)
        from ${t.shopSessions} x where x.user_id = u.id), '[]'),
      'apiKeys', coalesce((select jsonb_agg(jsonb_build_object('name', k.name, 'prefix', k.prefix, 'scopes', k.scopes,
          'createdAt', ${time('k.created_at')}, 'expiresAt', ${time('k.expires_at')},
          'lastUsedAt', ${time('k.last_used_at')}, 'revokedAt', ${time('k.revoked_at')}) order by k.created_at)
        from ${t.apiKeys} k where k.user_id = u.id), '[]'),
      'secondFactors', jsonb_build_object(
        'totp', (select jsonb_build_object('addedAt', ${time('o.confirmed_at')}, 'lastUsedAt', ${time('o.last_used_at')})
          from ${t.totpFactors} o where o.user_id = u.id and o.confirmed_at is not null),
        'passkeys', coalesce((select jsonb_agg(jsonb_build_object('name', y.name, 'isSynced', y.is_synced,
            'addedAt', ${time('y.created_at')}, 'lastUsedAt', ${time('y.last_used_at')}) order by y.created_at)
          from ${t.passkeys} y where y.user_id = u.id), '[]'),
        'recoveryCodesLeft', (select count(*) from ${t.recoveryCodes} r where r.user_id = u.id and r.used_at is null)),
      'signInAccounts', coalesce((select jsonb_agg(jsonb_build_object('provider', i.provider, 'issuer', i.issuer,
          'subject', i.subject, 'name', i.name, 'linkedAt', ${time('i.linked_at')},
          'lastUsedAt', ${time('i.last_used_at')}) order by i.linked_at)
        from ${t.providerIdentities} i where i.user_id = u.id), '[]'),
      'acceptedTerms', coalesce((select jsonb_agg(jsonb_build_object('version', a.version,
          'acceptedAt', ${time('a.accepted_at')}) order by a.version)
        from ${t.termsAcceptances} a where a.user_id = u.id), '[]'),
      'notificationSettings', coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'channel', c.channel,
          'wanted', c.wanted) order by c.kind, c.channel)
        from notification_choices c where c.user_id = u.id), '[]')) as doc
    from ${t.users} u join ${t.profiles} p on p.id = u.id where u.id = ${userId}`)
  return rows[0]?.doc ?? null
}
