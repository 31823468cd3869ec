import type { Metadata, Viewport } from 'next'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { shopContext } from '@/app/_site/shopContext'
import { ThemeScript } from '@/components/shell/ThemeScript'
import { languageTag } from '@/i18n/locales'
import '../(site)/globals.css'

export const dynamic = 'force-dynamic'

export const generateMetadata = async (): Promise<Metadata> => ({
  metadataBase: new URL((await shopContext()).addresses.publicUrl),
  // Search engines should find the build's own page.
  robots: { index: false, follow: true },
})

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The layout of embedded pages: no header, no footer. */
export default async function EmbedLayout({ children }: { children: ReactNode }) {
  return (
    // The theme's class is set before React hydrates.
    <html lang={languageTag(await getLocale())} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body className="h-dvh overflow-hidden">{children}</body>
    </html>
  )
}
