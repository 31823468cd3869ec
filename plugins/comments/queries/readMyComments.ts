import type { Payload } from 'payload'
import { readableText } from '@/core/access/visibility'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

export type MyComment = {
  id: string
  body: string
  createdAt: string
  editedAt: string | null
  removed: boolean
  isAnswer: boolean
  schematic: { slug: string; title: string }
}

export const COMMENTS_PAGE_SIZE = 30

/** What a person wrote, latest first, on builds that they may still see. */
export async function readMyComments(
  payload: Payload,
  userId: string,
  page: number,
): Promise<{ docs: MyComment[]; total: number }> {
  const { rows } = await adapterOf(payload).pool.query<{ comment: MyComment; total: number }>({
    name: 'mine-comments',
    text: `select json_build_object('id', c.id, 'body', c.body, 'createdAt', ${isoTime('c.created_at')}, 'editedAt', ${isoTime('c.edited_at')},
             'removed', coalesce(c.removed, false), 'isAnswer', c.parent_id is not null,
             'schematic', json_build_object('slug', s.slug, 'title', s.title)) as comment,
             (count(*) over ())::int as total
           from ${adapterOf(payload).names.comments} c join ${adapterOf(payload).names.schematics} s on s.id = c.schematic_id
           where c.author_id = $1 and not c.withdrawn
             and ${readableText('s', ['$1', 'false'])}
           order by c.created_at desc, c.id desc limit $2 offset $3`,
    values: [userId, COMMENTS_PAGE_SIZE, (page - 1) * COMMENTS_PAGE_SIZE],
  })
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1) return { docs: [], total: (await readMyComments(payload, userId, 1)).total }
  return { docs: rows.map(({ comment }) => comment), total: rows[0]?.total ?? 0 }
}
