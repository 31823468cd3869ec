import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { consumeActions } from '@/core/limits/consumeActions'
import { findMentions } from '@/core/text/mentions'
import { notifyUsers } from './notifyUsers'

type Written = { id: string; schematicId: string; authorId: string; body: string }

/** Users that one comment can notify by mentions, edits included. */
const MAX_MENTIONS = 10

const namesIn = (body: string) => new Set(findMentions(body).map(({ username }) => username.toLowerCase()))

async function findPeople(tx: Executor, names: ReadonlySet<string>): Promise<string[]> {
  if (names.size === 0) return []
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.id from ${tx.tables.profiles} p where lower(p.username) in (
      select value from jsonb_array_elements_text(${JSON.stringify([...names])}::jsonb))
      and not exists (select 1 from ${tx.tables.accountClosings} a where a.user_id = p.id)`)
  return rows.map(({ id }) => id)
}

/**
 * Users whom a comment newly mentions: each once, ten in all however often it is edited, and no more than its author
 * may mention within an hour. Mentions beyond that notify nobody.
 */
async function notifyMentioned(tx: Executor, { id, authorId, body }: Written): Promise<string[]> {
  const people = await findPeople(tx, namesIn(body))
  if (people.length === 0) return []
  // Serializes concurrent edits.
  await tx.execute(sql`select 1 from ${tx.tables.comments} where id = ${id} for no key update`)
  const { rows: called } = await tx.execute<{ id: string }>(
    sql`select person_id as id from comment_mentions where comment_id = ${id}`,
  )
  const known = new Set([authorId, ...called.map((row) => row.id)])
  const fresh = people.filter((person) => !known.has(person)).slice(0, Math.max(0, MAX_MENTIONS - called.length))
  if (fresh.length === 0) return []
  const { taken } = await consumeActions(tx, authorId, 'mention', fresh.length)
  const told = fresh.slice(0, taken)
  if (told.length > 0)
    await tx.execute(sql`
      insert into comment_mentions (comment_id, person_id)
      select ${id}::uuid, value::uuid from jsonb_array_elements_text(${JSON.stringify(told)}::jsonb)`)
  return told
}

/**
 * Notifies the users a new comment concerns, once each by what concerns them most: a reply, then a mention, then their
 * build.
 */
export async function notifyOfComment(tx: Executor, commentId: string): Promise<void> {
  const { rows } = await tx.execute<Written & { owner: string; parentId: string | null; answered: string | null }>(sql`
    select c.id, c.schematic_id as "schematicId", c.author_id as "authorId", c.body, s.owner_id as owner,
      p.id as "parentId", p.author_id as answered
    from ${tx.tables.comments} c join ${tx.tables.schematics} s on s.id = c.schematic_id left join ${tx.tables.comments} p on p.id = c.parent_id
    where c.id = ${commentId} and c.author_id is not null`)
  const comment = rows[0]
  if (!comment) return
  const about = { actorId: comment.authorId, schematicId: comment.schematicId, commentId: comment.id, once: true }
  const told = new Set([comment.authorId])
  const tell = async (kind: 'reply' | 'mention' | 'comment', group: string, people: (string | null)[]) => {
    const recipients = people.filter((id): id is string => id !== null && !told.has(id))
    for (const id of recipients) told.add(id)
    await notifyUsers(tx, { ...about, kind, group, recipients })
  }
  await tell('reply', `reply:${comment.parentId}`, [comment.answered])
  await tell('mention', `mention:${comment.schematicId}`, await notifyMentioned(tx, comment))
  await tell('comment', `comment:${comment.schematicId}`, [comment.owner])
}

/** Notifies users newly mentioned by an edit. */
export async function notifyOfEditedComment(tx: Executor, comment: Written): Promise<void> {
  await notifyUsers(tx, {
    kind: 'mention',
    group: `mention:${comment.schematicId}`,
    recipients: await notifyMentioned(tx, comment),
    actorId: comment.authorId,
    schematicId: comment.schematicId,
    commentId: comment.id,
    once: true,
  })
}
