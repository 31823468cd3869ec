import { sql } from '@payloadcms/db-postgres'
import { findMentions } from '@/mentions'
import type { Executor } from '../database'
import { notifyPeople } from './notifyPeople'

type Written = { id: string; schematicId: string; authorId: string; body: string }

const namesIn = (body: string) => new Set(findMentions(body).map(({ username }) => username.toLowerCase()))

async function findPeople(tx: Executor, names: ReadonlySet<string>): Promise<string[]> {
  if (names.size === 0) return []
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from profiles where lower(username) in (
      select value from jsonb_array_elements_text(${JSON.stringify([...names])}::jsonb))`)
  return rows.map(({ id }) => id)
}

/** Who a new comment concerns, each told once and of what concerns them most: an answer, then a mention, then their build. */
export async function noticeComment(tx: Executor, comment: Written): Promise<void> {
  const { rows } = await tx.execute<{ owner: string; parentId: string | null; answered: string | null }>(sql`
    select s.owner_id as owner, p.id as "parentId", p.author_id as answered
    from comments c join schematics s on s.id = c.schematic_id left join comments p on p.id = c.parent_id
    where c.id = ${comment.id}`)
  const place = rows[0]
  if (!place) return
  const about = { actorId: comment.authorId, schematicId: comment.schematicId, commentId: comment.id, once: true }
  const told = new Set([comment.authorId])
  const tell = async (kind: 'reply' | 'mention' | 'comment', group: string, people: (string | null)[]) => {
    const recipients = people.filter((id): id is string => id !== null && !told.has(id))
    for (const id of recipients) told.add(id)
    await notifyPeople(tx, { ...about, kind, group, recipients })
  }
  await tell('reply', `reply:${place.parentId}`, [place.answered])
  await tell('mention', `mention:${comment.schematicId}`, await findPeople(tx, namesIn(comment.body)))
  await tell('comment', `comment:${comment.schematicId}`, [place.owner])
}

/** Who is called by a comment's new words and was not by the old ones. */
export async function noticeEditedComment(tx: Executor, comment: Written, before: string): Promise<void> {
  const old = namesIn(before)
  const names = new Set([...namesIn(comment.body)].filter((name) => !old.has(name)))
  await notifyPeople(tx, {
    kind: 'mention',
    group: `mention:${comment.schematicId}`,
    recipients: await findPeople(tx, names),
    actorId: comment.authorId,
    schematicId: comment.schematicId,
    commentId: comment.id,
    once: true,
  })
}
