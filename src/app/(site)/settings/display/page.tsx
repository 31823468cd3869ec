import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { ThemeChoice } from '@/components/settings/ThemeChoice'
import { LanguageChoice } from '@/components/shell/LanguageChoice'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Settings')
  return { title: t('nav.display'), robots: { index: false } }
}

export default async function DisplaySettingsPage() {
  await requireUser('/settings/display')
  const t = await getTranslations('Settings')
  return (
    <ClientMessages of={['Settings']}>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('display.title')}</h1>
      <section aria-labelledby="language-heading" className="panel grid gap-1">
        <h2 id="language-heading" className="text-xl font-bold">
          {t('display.language')}
        </h2>
        <p className="text-muted">{t('display.languageText')}</p>
        <LanguageChoice id="settings-language" />
      </section>
      <section aria-labelledby="theme-heading" className="panel grid gap-3">
        <h2 id="theme-heading" className="text-xl font-bold">
          {t('display.theme')}
        </h2>
        <ThemeChoice labelledBy="theme-heading" />
      </section>
    </ClientMessages>
  )
}
