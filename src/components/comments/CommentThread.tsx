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

/** A comment with its replies, and a link to the rest if there are more. */
export function CommentThread({
  thread,
  isWhole,
  context,
}: {
  thread: Thread
  /** The page shows only this thread and has its own pagination. */
  isWhole: boolean
  context: CommentContext
}) {
  const t = useTranslations('Comments')
  const isMore = thread.answerCount > thread.answers.length
  // One more reply would push the last one off the page.
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
