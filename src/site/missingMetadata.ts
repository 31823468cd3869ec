import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

/** Metadata of a page that doesn't exist. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations('Shell')
  return { title: t('missing.title'), robots: { index: false } }
}
