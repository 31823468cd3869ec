import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { SearchForm } from '@/components/shell/SearchForm'
import { LinkButton } from '@/components/ui/LinkButton'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Shell')
  return { title: t('missing.title') }
}

export default function NotFoundPage() {
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
