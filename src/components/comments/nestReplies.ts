import type { PageComment, Thread } from '@plugins/comments/queries/readComments'

/** An answer with those to it. `to`: whom it answers, where that does not stand above it. */
export type Reply = PageComment & { to: string | null; answers: Reply[] }

/** Answers inside of answers; deeper ones stand side by side and name whom they answer, so that lines stay long on a phone. */
const MAX_REPLY_DEPTH = 2

/** A thread's answers as a tree, each level in the order they were written. What answers something that is not on the page stands first. */
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
