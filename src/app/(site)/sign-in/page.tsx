import { offeredProviders } from '@plugins/providers/queries/readProviders'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { SignInForm } from '@/components/account/SignInForm'
import { safeNext } from '@/components/account/safeNext'
import { ProviderButtons } from '@/components/providers/ProviderButtons'
import { ProviderProblem } from '@/components/providers/ProviderProblem'
import { Link } from '@/components/ui/Link'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('signIn.title'), robots: { index: false } }
}

type Asked = Record<'next' | 'problem' | 'provider', string | string[] | undefined>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams
  const next = safeNext(asked.next)
  const { payload, user } = await getSession()
  if (user) redirect(next)
  const providers = offeredProviders(contextOf(payload))
  const t = await getTranslations('Account')
  return (
    <ClientMessages of={['Account', 'Providers', 'Standing']}>
      <div className="mx-auto grid w-full max-w-md gap-6 py-4">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('signIn.title')}</h1>
        <ProviderProblem problem={asked.problem} provider={asked.provider} providers={providers} />
        <div className="panel grid gap-6 sm:p-8">
          <SignInForm next={next} />
          <ProviderButtons providers={providers} next={next} />
        </div>
        <p className="text-muted">
          <Link className="link" href="/forgot-password">
            {t('signIn.forgotten')}
          </Link>
        </p>
        <p className="text-muted">
          {t.rich('signIn.newHere', {
            link: (parts) => (
              <Link className="link" href={`/sign-up?next=${encodeURIComponent(next)}`}>
                {parts}
              </Link>
            ),
          })}
        </p>
      </div>
    </ClientMessages>
  )
}
