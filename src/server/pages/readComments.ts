import type { Payload } from 'payload'
import { adapterOf } from '../database'
import type { Viewer } from '../schematics/findReadable'
import { readableCondition, viewerValues } from './readable'

export type PageComment = {
  id: string
  parent: string | null
  /** Nothing where a moderator removed it and the reader is not staff. */
  body: string | null
  removed: boolean
  createdAt: string
  editedAt: string | null
  author: { username: string; displayName: string }
  mayDelete: boolean
}

/** The most comments a page shows; the newest of them. */
export const MOST_COMMENTS = 300

const text = `select comment from (
    select c.created_at, c.id, json_build_object('id', c.id, 'parent', c.parent_id, 'removed', coalesce(c.removed, false),
      'body', case when c.removed and not $3 then null else c.body end,
      'createdAt', c.created_at, 'editedAt', c.edited_at,
      'author', json_build_object('username', p.username, 'displayName', p.display_name),
      'mayDelete', coalesce(c.author_id = $2, false) or $3) as comment
    from comments c join schematics s on s.id = c.schematic_id join profiles p on p.id = c.author_id
    where c.schematic_id = $1 and ${readableCondition}
    order by c.created_at desc, c.id desc limit ${MOST_COMMENTS}
  ) newest order by created_at, id`

/** What was said of a build, oldest first, where this viewer may know of it. */
export async function readComments(payload: Payload, schematicId: string, viewer: Viewer): Promise<PageComment[]> {
  const { rows } = await adapterOf(payload).pool.query<{ comment: PageComment }>({
    name: 'page-comments',
    text,
    values: [schematicId, ...viewerValues(viewer)],
  })
  return rows.map(({ comment }) => comment)
}
