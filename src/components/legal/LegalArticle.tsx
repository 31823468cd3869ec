import { type LegalPage, legalPages } from '@plugins/legal/queries/legalPages'
import { readLegalPage } from '@plugins/legal/queries/readLegalPage'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { ShopContext } from '@/core/context/context'
import { Link } from '../ui/Link'
import { LegalText } from './LegalText'

type Props = { context: ShopContext; page: LegalPage; children?: ReactNode }

/** A page of what holds on this site, beside the others. */
export async function LegalArticle({ context, page, children }: Props) {
  const [locale, t, format] = await Promise.all([getLocale(), getTranslations('Legal'), getFormatter()])
  const text = await readLegalPage(context, page, locale)
  return (
    <div className="grid gap-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-12">
      <nav aria-label={t('nav')} className="print:hidden">
        <ul className="flex flex-wrap gap-x-5 gap-y-2 lg:grid lg:gap-3">
          {legalPages.map((other) => (
            <li key={other}>
              <Link
                href={`/${other}`}
                aria-current={other === page ? 'page' : undefined}
                className="link aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {t(`pages.${other}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <article className="grid max-w-prose gap-6">
        <header className="grid gap-2">
          <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t(`pages.${page}`)}</h1>
          <p className="text-sm text-muted">
            {t('version', {
              when: format.dateTime(new Date(`${text.version}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }),
            })}
          </p>
          {text.locale !== locale && <p className="text-sm text-muted">{t('otherLanguage')}</p>}
        </header>
        <LegalText text={text} />
        {children}
      </article>
    </div>
  )
}
