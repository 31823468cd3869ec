import type { PageComment } from '@/server/pages/readComments'

export type Reply = PageComment & { answers: string | null }
export type Thread = PageComment & { replies: Reply[] }

/**
 * Comments as threads of one level: what answers an answer stands below the first comment and names whom it answers. A comment
 * whose parent is not on the page begins its own thread.
 */
export function arrangeThreads(comments: PageComment[]): Thread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const rootOf = (comment: PageComment): PageComment => {
    let root = comment
    for (let parent = byId.get(root.parent ?? ''); parent; parent = byId.get(root.parent ?? '')) root = parent
    return root
  }
  const threads = new Map<string, Thread>()
  for (const comment of comments) {
    const root = rootOf(comment)
    const thread = threads.get(root.id) ?? { ...root, replies: [] }
    threads.set(root.id, thread)
    if (root !== comment) {
      const parent = byId.get(comment.parent ?? '')
      thread.replies.push({ ...comment, answers: parent && parent !== root ? parent.author.displayName : null })
    }
  }
  return [...threads.values()]
}
