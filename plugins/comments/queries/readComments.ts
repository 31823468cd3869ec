import { type Portrait, portraitColumn, portraitJoin } from '@plugins/people/queries/portrait'
import type { Payload } from 'payload'
import type { Viewer } from '@/core/access/viewer'
import { readableText, readerValues } from '@/core/access/visibility'
import { contextOf, perContext, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { findMentions } from '@/core/text/mentions'

export type PageComment = {
  id: string
  parent: string | null
  /** The comment that its thread began with; nothing where it is that one. */
  root: string | null
  /** Nothing where it was removed and the reader is not staff, or its writer withdrew it. */
  body: string | null
  removed: boolean
  createdAt: string
  editedAt: string | null
  /** Nothing where the account is gone. */
  author: { id: string; username: string; displayName: string; portrait: Portrait } | null
  /** Written by the owner of the build. */
  isAuthor: boolean
  isOwn: boolean
  mayDelete: boolean
}

/** A comment with the answers that are shown below it, oldest first. */
export type Thread = PageComment & { answers: PageComment[] /** At most `MAX_COUNTED`. */; answerCount: number }

export type CommentPage = {
  threads: Thread[]
  /** One conversation alone. */
  isThread: boolean
  /** Whether the page is one behind the first. */
  isLater: boolean
  /** The cursor of the next page: older threads, or later answers. */
  next: string | null
  /** Mentioned usernames that exist, in lower case. */
  people: string[]
}

/** What a page's address asks for. */
export type CommentQuery = {
  /** Threads older than this one. */
  before?: string | undefined
  /** One thread alone, by any of its comments. */
  comment?: string | undefined
  /** Within a thread: the answers after this one. */
  after?: string | undefined
}

/** Threads of a page, answers shown with each, and answers of a page that shows one thread. */
const THREADS_PAGE_SIZE = 20
const ANSWERS = 5
const THREAD_ANSWERS = 100
/** Answers before the one that a link leads to. */
const LEAD = 10
/** Answers are counted so far and no further. */
export const MAX_COUNTED = 1000

const comment = (context: ShopContext) => `json_build_object('id', c.id, 'parent', c.parent_id, 'root', c.root_id,
      'removed', coalesce(c.removed, false), 'body', case when c.withdrawn or (c.removed and not $3) then null else c.body end,
      'createdAt', ${isoTime('c.created_at')}, 'editedAt', ${isoTime('c.edited_at')},
      'author', case when p.id is not null then json_build_object('id', p.id, 'username', p.username,
        'displayName', p.display_name, 'portrait', ${portraitColumn(context)}) end,
      'isAuthor', coalesce(c.author_id = s.owner_id, false), 'isOwn', coalesce(c.author_id = $2, false),
      'mayDelete', not c.withdrawn and (coalesce(c.author_id = $2, false) or $3))`

const joins = (context: ShopContext) =>
  `join ${context.names.schematics} s on s.id = c.schematic_id left join ${context.names.profiles} p on p.id = c.author_id
   ${portraitJoin(context)}`

const threadsText = perContext('threads statement', (context) => {
  const { comments, schematics } = context.names
  return `with roots as (
    select c.id from ${comments} c join ${schematics} s on s.id = c.schematic_id
    where c.schematic_id = $1 and c.parent_id is null and ($4::uuid is null or c.id < $4) and ${readableText()}
    order by c.id desc limit ${THREADS_PAGE_SIZE + 1}
  )
  select ${comment(context)} as comment,
    (select count(*)::int from (select 1 from ${comments} n where n.root_id = r.id limit ${MAX_COUNTED}) counted) as answers
  from roots r cross join lateral (
    (select * from ${comments} where id = r.id)
    union all
    (select * from ${comments} where root_id = r.id order by id limit ${ANSWERS})
  ) c ${joins(context)}
  order by r.id desc, c.id`
})

const threadText = perContext('thread statement', (context) => {
  const { comments } = context.names
  return `with root as (
    select coalesce(c.root_id, c.id) as id from ${comments} c where c.id = $4 and c.schematic_id = $1
  ), start as (
    -- Some answers before the one that is asked for, where that is an answer.
    select coalesce($5::uuid, (
      select n.id from ${comments} n where n.root_id = (select id from root) and n.id < $4 order by n.id desc offset ${LEAD} limit 1
    )) as id
  )
  select ${comment(context)} as comment,
    (select count(*)::int from (select 1 from ${comments} n where n.root_id = r.id limit ${MAX_COUNTED}) counted) as answers
  from root r cross join lateral (
    (select * from ${comments} where id = r.id)
    union all
    (select * from ${comments} where root_id = r.id and ((select id from start) is null or id > (select id from start))
      order by id limit ${THREAD_ANSWERS + 1})
  ) c ${joins(context)}
  where ${readableText()}
  order by c.id`
})

type Row = { comment: PageComment; answers: number }

function buildThreads(rows: Row[]): Thread[] {
  const threads = new Map<string, Thread>()
  for (const row of rows)
    if (row.comment.root === null)
      threads.set(row.comment.id, { ...row.comment, answers: [], answerCount: row.answers })
  for (const row of rows) if (row.comment.root !== null) threads.get(row.comment.root)?.answers.push(row.comment)
  return [...threads.values()]
}

/** Which of the mentioned names belong to users, whose accounts don't wait to be deleted. */
async function findPeople(payload: Payload, threads: Thread[]): Promise<string[]> {
  const names = new Set(
    threads
      .flatMap((thread) => [thread, ...thread.answers])
      .flatMap(({ body }) => findMentions(body ?? '').map(({ username }) => username.toLowerCase())),
  )
  if (names.size === 0) return []
  const { rows } = await adapterOf(payload).pool.query<{ name: string }>({
    name: 'page-mentioned',
    text: `select lower(p.username) as name from ${adapterOf(payload).names.profiles} p where lower(p.username) = any ($1)
             and not exists (select 1 from ${adapterOf(payload).names.accountClosings} a where a.user_id = p.id)`,
    values: [[...names]],
  })
  return rows.map(({ name }) => name)
}

/**
 * What was said of a build, where this viewer may know of it: the newest threads first, each with its first answers, or
 * one thread with all of its answers, oldest first. Pages are told apart by the id they begin at, so that new comments
 * move nothing.
 */
export async function readComments(
  payload: Payload,
  schematicId: string,
  viewer: Viewer,
  { before, comment: wanted, after }: CommentQuery = {},
): Promise<CommentPage> {
  const { pool } = adapterOf(payload)
  const cursor = isUuid(before) ? before : null
  if (isUuid(wanted)) {
    const start = isUuid(after) ? after : null
    const { rows } = await pool.query<Row>({
      name: 'page-thread',
      text: threadText(contextOf(payload)),
      values: [schematicId, ...readerValues(viewer), wanted, start],
    })
    const threads = buildThreads(rows)
    const [thread] = threads
    const isMore = (thread?.answers.length ?? 0) > THREAD_ANSWERS
    if (isMore) thread?.answers.pop()
    return {
      threads,
      isThread: true,
      isLater: start !== null,
      next: isMore ? (thread?.answers.at(-1)?.id ?? null) : null,
      people: await findPeople(payload, threads),
    }
  }
  const { rows } = await pool.query<Row>({
    name: 'page-comments',
    text: threadsText(contextOf(payload)),
    values: [schematicId, ...readerValues(viewer), cursor],
  })
  const threads = buildThreads(rows)
  const isMore = threads.length > THREADS_PAGE_SIZE
  if (isMore) threads.pop()
  return {
    threads,
    isThread: false,
    isLater: cursor !== null,
    next: isMore ? (threads.at(-1)?.id ?? null) : null,
    people: await findPeople(payload, threads),
  }
}
