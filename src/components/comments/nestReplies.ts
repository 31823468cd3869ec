import type { PageComment, Thread } from '@plugins/comments/queries/readComments'

/** A reply with its own replies. `to`: the author it replies to, if that comment is not directly above. */
export type Reply = PageComment & { to: string | null; answers: Reply[] }

/**
 * Maximum nesting. Deeper replies are shown as siblings that name whom they reply to, so that lines stay long on
 * phones.
 */
const MAX_REPLY_DEPTH = 2

/**
 * A thread's replies as a tree, each level in chronological order. Replies to comments that are not on the page come
 * first.
 */
export function nestReplies({ id, answers }: Pick<Thread, 'id' | 'answers'>): Reply[] {
  const top: Reply[] = []
  const placed = new Map<string, { answer: Reply; depth: number; siblings: Reply[] }>()
  for (const comment of answers) {
    const parent = placed.get(comment.parent ?? '')
    const isDeep = parent !== undefined && parent.depth >= MAX_REPLY_DEPTH
    const answer: Reply = { ...comment, to: isDeep ? (parent.answer.author?.displayName ?? null) : null, answers: [] }
    const siblings = parent === undefined ? top : isDeep ? parent.siblings : parent.answer.answers
    siblings.push(answer)
    const depth = parent === undefined || comment.parent === id ? 1 : Math.min(MAX_REPLY_DEPTH, parent.depth + 1)
    placed.set(comment.id, { answer, depth, siblings })
  }
  return top
}
