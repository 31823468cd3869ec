import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { shopContext } from '@/app/_site/shopContext'
import { ForgotPasswordForm } from '@/components/account/ForgotPasswordForm'
import { Link } from '@/components/ui/Link'
import { Notice } from '@/components/ui/Notice'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('forgot.title'), robots: { index: false } }
}

const NoMails = () => <Notice tone="warning">{useTranslations('Account')('forgot.noMails')}</Notice>

function Sent() {
  const t = useTranslations('Account')
  return (
    <>
      <Notice tone="info">{t('forgot.sent')}</Notice>
      <p className="text-muted">
        {t.rich('forgot.nothingCame', {
          link: (parts) => (
            <a className="link" href="/forgot-password">
              {parts}
            </a>
          ),
        })}
      </p>
    </>
  )
}

function Ask() {
  const t = useTranslations('Account')
  return (
    <>
      <p className="text-muted">{t('forgot.text')}</p>
      <div className="panel sm:p-8">
        <ForgotPasswordForm next="/forgot-password?sent=1" />
      </div>
      <p className="text-muted">
        {t.rich('forgot.remembered', {
          link: (parts) => (
            <Link className="link" href="/sign-in">
              {parts}
            </Link>
          ),
        })}
      </p>
    </>
  )
}

export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  const isSent = (await searchParams).sent === '1'
  const Content = isSent ? Sent : Ask
  const [t, { canSendEmail }] = await Promise.all([getTranslations('Account'), shopContext()])
  return (
    <ClientMessages of={['Account']}>
      <div className="mx-auto grid w-full max-w-md gap-5 py-4">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('forgot.title')}</h1>
        {canSendEmail ? <Content /> : <NoMails />}
      </div>
    </ClientMessages>
  )
}
