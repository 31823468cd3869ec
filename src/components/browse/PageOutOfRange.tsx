import { useTranslations } from 'next-intl'
import { markNotFound } from '@/core/http/rendering'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'

/**
 * Shown for a page number past the last page, with links back. Answered with 404, so that search engines drop it.
 * @param pages the number of pages; undefined if they are not counted
 */
export function PageOutOfRange({
  page,
  pages,
  hrefOf,
}: {
  page: number
  pages?: number
  hrefOf: (page: number) => string
}) {
  markNotFound()
  const t = useTranslations('Browse')
  return (
    <EmptyState title={t('pages.past')}>
      <p>{pages ? t('pages.pastText', { page, pages }) : t('pages.pastFeed', { page })}</p>
      <div className="flex flex-wrap justify-center gap-3">
        {pages !== undefined && pages > 1 && (
          <LinkButton href={hrefOf(pages)} look="primary">
            {t('pages.toLast')}
          </LinkButton>
        )}
        <LinkButton href={hrefOf(1)} look={pages !== undefined && pages > 1 ? 'plain' : 'primary'}>
          {t('pages.toFirst')}
        </LinkButton>
      </div>
    </EmptyState>
  )
}
