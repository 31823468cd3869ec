import type { PageComment } from '@plugins/comments/queries/readComments'
import { useFormatter, useTranslations } from 'next-intl'
import { personPath } from '@/core/addresses'
import { Avatar } from '../people/Avatar'
import { Badge } from '../ui/Badge'
import { Link } from '../ui/Link'
import { CommentText } from './CommentText'
import { CommentTools } from './CommentTools'

/** Context shared by all comments of a page. */
export type CommentContext = {
  schematicId: string
  /** The page's path, without the comment parameters. */
  path: string
  isSignedIn: boolean
  people: ReadonlySet<string>
}

type Props = { comment: PageComment; to?: string | null; isCut: boolean; context: CommentContext }

export function Comment({ comment, to = null, isCut, context: { schematicId, path, isSignedIn, people } }: Props) {
  const t = useTranslations('Comments')
  const format = useFormatter()
  const { id, author, body, removed } = comment
  const when = format.dateTime(new Date(comment.createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <article
      id={`comment-${id}`}
      aria-labelledby={`by-${id}`}
      className="comment grid grid-cols-[auto_minmax(0,1fr)] gap-x-3"
    >
      {author ? (
        <Avatar username={author.username} portrait={author.portrait} size="small" className="mt-0.5" />
      ) : (
        <span aria-hidden className="mt-0.5 size-8 rounded-sm border border-dashed border-field bg-raised" />
      )}
      <div className="grid min-w-0 gap-1">
        <header className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
          {author ? (
            <Link
              id={`by-${id}`}
              href={personPath(author.username)}
              className="font-bold wrap-anywhere hover:underline"
            >
              <bdi>{author.displayName}</bdi>
            </Link>
          ) : (
            <span id={`by-${id}`} className="font-bold text-muted">
              {t('gone')}
            </span>
          )}
          {comment.isAuthor && <Badge tone="good">{t('author')}</Badge>}
          {to && <span className="text-muted wrap-anywhere">{t.rich('answers', { name: () => <bdi>{to}</bdi> })}</span>}
          <a
            href={`${path}?comment=${id}#comment-${id}`}
            rel="nofollow"
            aria-label={t('permalink', { when })}
            className="text-muted hover:underline"
          >
            <time dateTime={comment.createdAt}>{when}</time>
          </a>
          {comment.editedAt && !removed && (
            <span
              className="text-muted"
              title={t('editedAt', {
                when: format.dateTime(new Date(comment.editedAt), { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            >
              {t('edited')}
            </span>
          )}
        </header>
        <CommentTools
          id={id}
          schematicId={schematicId}
          author={author?.displayName ?? t('gone')}
          body={comment.isOwn ? body : null}
          mayReply={isSignedIn && !removed}
          mayEdit={comment.isOwn && !removed && body !== null}
          mayDelete={comment.mayDelete}
          mayReport={!comment.isOwn && !removed}
          isSignedIn={isSignedIn}
          path={path}
          isCut={isCut}
        >
          {removed && <p className="text-muted italic">{t('removed')}</p>}
          {body !== null && <CommentText body={body} people={people} />}
        </CommentTools>
      </div>
    </article>
  )
}
