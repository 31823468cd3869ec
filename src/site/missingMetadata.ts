import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

/** What is said of a page whose address leads nowhere. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations('Shell')
  return { title: t('missing.title'), robots: { index: false } }
}
