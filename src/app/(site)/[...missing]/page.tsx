import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Shell')
  return { title: t('missing.title') }
}

/** Addresses that lead nowhere get the site's own page: two root layouts share no other. */
export default function MissingPage() {
  notFound()
}
