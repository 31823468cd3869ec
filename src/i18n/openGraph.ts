import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { openGraphLocale } from './locales'

type OpenGraph = NonNullable<Metadata['openGraph']>

/** What a page says of itself to chats and other sites. A page's own fields take the place of all of the layout's. */
export const openGraph = async (own: OpenGraph = {}): Promise<OpenGraph> => ({
  siteName: 'SchematicShop',
  locale: openGraphLocale(await getLocale()),
  type: 'website',
  ...own,
})
