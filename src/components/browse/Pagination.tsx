import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '../ui/LinkButton'

export function Pagination({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const t = useTranslations('Browse')
  if (pages <= 1 || page > pages) return null
  return (
    <nav aria-label={t('pages.label')} className="flex flex-wrap items-center justify-center gap-4 pt-4">
      {page > 1 && (
        <LinkButton href={hrefOf(page - 1)} rel="prev">
          <ArrowLeft aria-hidden className="rtl:rotate-180" />
          {t('pages.previous')}
        </LinkButton>
      )}
      <span className="text-muted tabular-nums">{t('pages.at', { page, pages })}</span>
      {page < pages && (
        <LinkButton href={hrefOf(page + 1)} rel="next">
          {t('pages.next')}
          <ArrowRight aria-hidden className="rtl:rotate-180" />
        </LinkButton>
      )}
    </nav>
  )
}
