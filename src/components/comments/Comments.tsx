import type { CommentPage } from '@plugins/comments/queries/readComments'
import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '../ui/Link'
import { LinkButton } from '../ui/LinkButton'
import { Notice } from '../ui/Notice'
import type { CommentContext } from './Comment'
import { CommentThread } from './CommentThread'
import { NewComment } from './NewComment'

type Props = { page: CommentPage; count: number; schematicId: string; path: string; isSignedIn: boolean }

/** Links to older threads, or to later replies of one. They work without scripts. */
function Pages({ page, path }: Pick<Props, 'page' | 'path'>) {
  const t = useTranslations('Comments')
  const root = page.threads[0]?.id
  const next = page.isThread
    ? `${path}?comment=${root}&after=${page.next}#comments`
    : `${path}?before=${page.next}#comments`
  if (!page.isLater && page.next === null) return null
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
      {page.isLater && (
        <LinkButton href={page.isThread ? `${path}?comment=${root}#comments` : `${path}#comments`} rel="nofollow">
          {page.isThread ? t('allThreads') : t('newest')}
        </LinkButton>
      )}
      {page.next !== null && (
        <LinkButton href={next} rel="nofollow">
          {page.isThread ? t('moreAnswers') : t('older')}
        </LinkButton>
      )}
    </nav>
  )
}

export function Comments({ page, count, schematicId, path, isSignedIn }: Props) {
  const t = useTranslations('Comments')
  const format = useFormatter()
  const context: CommentContext = { schematicId, path, isSignedIn, people: new Set(page.people) }
  return (
    <section className="grid gap-5" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" tabIndex={-1} className="text-2xl font-extrabold tracking-tight outline-none">
        {t.rich('title', {
          count: () => <span className="font-semibold text-muted">{format.number(count)}</span>,
        })}
      </h2>
      {isSignedIn ? (
        <NewComment schematicId={schematicId} firstPage={page.isLater || page.isThread ? path : null} />
      ) : (
        <p className="text-muted">
          {t.rich('signIn', {
            link: (parts) => (
              <Link className="link" href={`/sign-in?next=${encodeURIComponent(path)}`}>
                {parts}
              </Link>
            ),
          })}
        </p>
      )}
      {page.isThread && (
        <Notice tone="info">
          <span className="flex flex-wrap gap-x-3">
            {page.threads.length > 0 ? t('oneThread') : t('goneThread')}
            <Link href={`${path}#comments`} className="link font-semibold">
              {t('allThreads')}
            </Link>
          </span>
        </Notice>
      )}
      {page.threads.length > 0 ? (
        <ol className="grid gap-6">
          {page.threads.map((thread) => (
            <li key={thread.id} className="grid min-w-0 gap-4 border-t border-line pt-5">
              <CommentThread thread={thread} isWhole={page.isThread} context={context} />
            </li>
          ))}
        </ol>
      ) : (
        !page.isThread && <p className="text-muted">{t('none')}</p>
      )}
      <Pages page={page} path={path} />
    </section>
  )
}
