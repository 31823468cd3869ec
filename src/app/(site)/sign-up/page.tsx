import { offeredProviders } from '@plugins/providers/queries/readProviders'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { SignUpForm } from '@/components/account/SignUpForm'
import { safeNext } from '@/components/account/safeNext'
import { ProviderButtons } from '@/components/providers/ProviderButtons'
import { Link } from '@/components/ui/Link'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('signUp.title'), robots: { index: false } }
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next)
  const { payload, user } = await getSession()
  if (user) redirect(next)
  const t = await getTranslations('Account')
  return (
    <ClientMessages of={['Account', 'Legal', 'Providers']}>
      <div className="mx-auto grid w-full max-w-md gap-6 py-4">
        <div className="grid gap-2">
          <h1 className="text-3xl font-extrabold tracking-tight">{t('signUp.title')}</h1>
          <p className="text-muted">{t('signUp.text')}</p>
        </div>
        <div className="panel grid gap-6 sm:p-8">
          <SignUpForm next={next} />
          <ProviderButtons providers={offeredProviders(contextOf(payload))} next={next} />
        </div>
        <p className="text-muted">
          {t.rich('signUp.known', {
            link: (parts) => (
              <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
                {parts}
              </Link>
            ),
          })}
        </p>
      </div>
    </ClientMessages>
  )
}
