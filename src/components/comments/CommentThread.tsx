import { MAX_COUNTED, type Thread } from '@plugins/comments/queries/readComments'
import { useTranslations } from 'next-intl'
import { Link } from '../ui/Link'
import { Comment, type CommentContext } from './Comment'
import { nestReplies, type Reply } from './nestReplies'

type Shared = { isCut: boolean; context: CommentContext }

const Answers = ({ answers, ...shared }: Shared & { answers: Reply[] }) => (
  <ol className="grid gap-4 border-l-2 border-line pl-3 sm:ml-4 sm:pl-5">
    {answers.map(({ to, answers: inner, ...comment }) => (
      <li key={comment.id} className="grid min-w-0 gap-4">
        <Comment comment={comment} to={to} {...shared} />
        {inner.length > 0 && <Answers answers={inner} {...shared} />}
      </li>
    ))}
  </ol>
)

/** A comment with what was answered to it, and the way to the rest where that is more than the page shows. */
export function CommentThread({
  thread,
  isWhole,
  context,
}: {
  thread: Thread
  /** The page is about this thread, so the way to the rest is the page's. */
  isWhole: boolean
  context: CommentContext
}) {
  const t = useTranslations('Comments')
  const isMore = thread.answerCount > thread.answers.length
  // With one answer more the last would not be on the page.
  const isCut = !isWhole && (isMore || thread.answers.length >= 5)
  return (
    <>
      <Comment comment={thread} isCut={isCut} context={context} />
      {thread.answers.length > 0 && <Answers answers={nestReplies(thread)} isCut={isCut} context={context} />}
      {isMore && !isWhole && (
        <Link
          href={`${context.path}?comment=${thread.id}#comment-${thread.id}`}
          rel="nofollow"
          className="link w-fit py-1 font-semibold sm:ml-4"
        >
          {thread.answerCount >= MAX_COUNTED ? t('manyAnswers') : t('allAnswers', { count: thread.answerCount })}
        </Link>
      )}
    </>
  )
}
