import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { SignInForm } from '@/components/account/SignInForm'
import { safeNext } from '@/components/account/safeNext'
import { Link } from '@/components/ui/Link'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('signIn.title'), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next)
  if ((await getSession()).user) redirect(next)
  const t = await getTranslations('Account')
  return (
    <ClientMessages of={['Account', 'Standing']}>
      <div className="mx-auto grid w-full max-w-md gap-6 py-4">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('signIn.title')}</h1>
        <div className="panel sm:p-8">
          <SignInForm next={next} />
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
