import { useTranslations } from 'next-intl'
import { markNotFound } from '@/core/http/rendering'
import { LinkButton } from '../ui/LinkButton'
import { SearchForm } from './SearchForm'

/** The 404 page. Returned rather than thrown: Next's `notFound` renders in the browser only, so not without scripts. */
export function NotFound() {
  markNotFound()
  const t = useTranslations('Shell')
  return (
    <div className="plate mx-auto grid max-w-2xl gap-5 rounded-xl px-6 py-16 text-center sm:px-12">
      <p aria-hidden className="font-mono text-6xl font-bold text-copper">
        404
      </p>
      <h1 className="text-3xl font-extrabold tracking-tight">{t('missing.heading')}</h1>
      <p className="text-muted">{t('missing.text')}</p>
      <SearchForm id="missing-search" />
      <LinkButton href="/schematics" className="justify-self-center">
        {t('missing.browse')}
      </LinkButton>
    </div>
  )
}
