import { formatMoment } from '@/components/words/formatDate'
import type { PageComment } from '@/server/pages/readComments'
import { CommentActions } from './CommentActions'

type Props = { comment: PageComment; answers?: string | null; schematicId: string; mayReply: boolean }

export const Comment = ({ comment, answers, schematicId, mayReply }: Props) => (
  <article className="grid gap-1.5">
    <header className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <bdi className="font-bold">{comment.author.displayName}</bdi>
      {answers && (
        <span className="text-muted">
          to <bdi>{answers}</bdi>
        </span>
      )}
      <time dateTime={comment.createdAt} className="text-muted">
        {formatMoment(comment.createdAt)}
      </time>
      {comment.editedAt && <span className="text-muted">edited</span>}
    </header>
    {comment.body === null ? (
      <p className="text-muted italic">A moderator removed this comment.</p>
    ) : (
      <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
        {comment.body}
      </p>
    )}
    <CommentActions
      id={comment.id}
      schematicId={schematicId}
      author={comment.author.displayName}
      mayReply={mayReply && !comment.removed}
      mayDelete={comment.mayDelete}
    />
  </article>
)
