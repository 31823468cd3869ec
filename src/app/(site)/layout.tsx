import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { shopContext } from '@/app/_site/shopContext'
import { SignInAgain } from '@/components/account/SignInAgain'
import { ConfirmEmailBanner } from '@/components/settings/ConfirmEmailBanner'
import { Footer } from '@/components/shell/Footer'
import { Header } from '@/components/shell/Header'
import { HydrationMarker } from '@/components/shell/HydrationMarker'
import { ThemeScript } from '@/components/shell/ThemeScript'
import { WaitScript } from '@/components/shell/WaitScript'
import { requiresConfirmedEmail } from '@/core/access/confirmedEmail'
import { contextOf } from '@/core/context/context'
import { hasScanner } from '@/core/scanning/hasScanner'
import { ClientMessages } from '@/i18n/ClientMessages'
import { languageTag } from '@/i18n/locales'
import { openGraph } from '@/i18n/openGraph'
import './globals.css'

/** The header depends on the session, and there is no database at build time. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const context = await shopContext()
  const [t, isScanned] = await Promise.all([getTranslations('Shell'), hasScanner(context)])
  return {
    metadataBase: new URL(context.addresses.publicUrl),
    title: { default: t('title'), template: t('titleOf', { page: '%s' }) },
    description: isScanned ? t('description') : t('descriptionUnscanned'),
    appleWebApp: { capable: true, title: 'SchematicShop', statusBarStyle: 'default' },
    icons: { apple: '/icons/apple-180.png' },
    openGraph: await openGraph(),
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#edf1ec' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1412' },
  ],
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { payload, user } = await getSession()
  const [t, locale, isScanned] = await Promise.all([
    getTranslations('Shell'),
    getLocale(),
    hasScanner(contextOf(payload)),
  ])
  return (
    // The theme's class is set before React hydrates.
    <html lang={languageTag(locale)} suppressHydrationWarning>
      <head>
        <ThemeScript />
        <WaitScript />
        <script src="/site.js" defer />
      </head>
      <body className="flex min-h-dvh flex-col">
        <ClientMessages>
          <a
            href="#content"
            className="sr-only z-50 rounded-md bg-primary px-4 py-2 font-semibold text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {t('skip')}
          </a>
          <Header user={user} />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-7xl grow px-4 py-8 outline-none sm:px-6 lg:py-10"
          >
            {user && (
              <noscript>
                <p className="mb-6 rounded-md bg-raised px-4 py-3">{t('noScripts')}</p>
              </noscript>
            )}
            {user?.unconfirmedEmail && requiresConfirmedEmail(contextOf(payload)) && (
              <ClientMessages of={['Settings']}>
                <ConfirmEmailBanner email={user.unconfirmedEmail} />
              </ClientMessages>
            )}
            {children}
          </main>
          <Footer isScanned={isScanned} />
          {user && <SignInAgain />}
          <HydrationMarker />
        </ClientMessages>
      </body>
    </html>
  )
}
