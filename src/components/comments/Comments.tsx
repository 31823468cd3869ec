import Link from 'next/link'
import { formatNumber } from '@/components/words/formatNumber'
import { MOST_COMMENTS, type PageComment } from '@/server/pages/readComments'
import { arrangeThreads } from './arrangeThreads'
import { Comment } from './Comment'
import { CommentForm } from './CommentForm'

type Props = { comments: PageComment[]; schematicId: string; slug: string; isSignedIn: boolean }

export const Comments = ({ comments, schematicId, slug, isSignedIn }: Props) => (
  <section className="grid gap-5" id="comments">
    <h2 className="text-2xl font-extrabold tracking-tight">
      Comments <span className="font-semibold text-muted">{formatNumber(comments.length)}</span>
    </h2>
    {isSignedIn ? (
      <CommentForm schematicId={schematicId} label="Say something about this build" />
    ) : (
      <p className="text-muted">
        <Link className="link" href={`/sign-in?next=${encodeURIComponent(`/schematics/${slug}`)}`}>
          Sign in
        </Link>{' '}
        to write a comment.
      </p>
    )}
    {comments.length >= MOST_COMMENTS && (
      <p className="text-sm text-muted">The newest {formatNumber(MOST_COMMENTS)} are shown.</p>
    )}
    {comments.length > 0 && (
      <ol className="grid gap-6">
        {arrangeThreads(comments).map(({ replies, ...comment }) => (
          <li key={comment.id} className="grid gap-4 border-t border-line pt-5">
            <Comment comment={comment} schematicId={schematicId} mayReply={isSignedIn} />
            {replies.length > 0 && (
              <ol className="grid gap-4 border-l-2 border-line pl-4 sm:ml-4">
                {replies.map(({ answers, ...reply }) => (
                  <li key={reply.id}>
                    <Comment comment={reply} answers={answers} schematicId={schematicId} mayReply={isSignedIn} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
)
