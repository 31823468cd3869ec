import { legalPages } from '@plugins/legal/queries/legalPages'
import { useTranslations } from 'next-intl'
import { Link } from '../ui/Link'
import { LanguageChoice } from './LanguageChoice'

export function Footer({ isScanned }: { isScanned: boolean }) {
  const t = useTranslations('Shell')
  const legal = useTranslations('Legal')
  return (
    <footer className="mt-12 print:hidden border-t border-line bg-surface">
      <div className="mx-auto grid max-w-7xl gap-8 px-4 py-10 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr] sm:px-6">
        <div className="grid max-w-prose gap-2 sm:col-span-3 lg:col-span-1">
          <p className="text-lg font-extrabold tracking-tight">SchematicShop</p>
          <p className="text-muted">{isScanned ? t('about') : t('aboutUnscanned')}</p>
          <p className="text-sm text-muted">{t('notOfficial')}</p>
          <LanguageChoice />
        </div>
        <nav aria-label={t('builds')} className="grid content-start gap-2">
          <Link className="link w-fit" href="/schematics">
            {t('allBuilds')}
          </Link>
          <Link className="link w-fit" href="/schematics?sort=trending">
            {t('trending')}
          </Link>
          <Link className="link w-fit" href="/upload">
            {t('uploadBuild')}
          </Link>
        </nav>
        <nav aria-label={legal('nav')} className="grid content-start gap-2">
          {legalPages.map((page) => (
            <Link key={page} className="link w-fit" href={`/${page}`}>
              {legal(`pages.${page}`)}
            </Link>
          ))}
        </nav>
        <nav aria-label={t('developers')} className="grid content-start gap-2">
          <a className="link w-fit" href="/api/docs">
            {t('apiDocumentation')}
          </a>
          <a className="link w-fit" href="/api/openapi.json">
            {t('openapi')}
          </a>
        </nav>
      </div>
    </footer>
  )
}
