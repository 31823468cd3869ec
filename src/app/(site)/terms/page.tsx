import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { shopContext } from '@/app/_site/shopContext'
import { LegalArticle } from '@/components/legal/LegalArticle'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Legal')
  return { title: t('pages.terms'), alternates: { canonical: '/terms' } }
}

export default async function TermsPage() {
  return <LegalArticle context={await shopContext()} page="terms" />
}
