import { findLinkedAddress } from '@plugins/accounts/commands/accountLinks'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getShop } from '@/app/_site/getShop'
import { ResetPasswordForm } from '@/components/account/ResetPasswordForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { ClientMessages } from '@/i18n/ClientMessages'

/** The URL is a secret while its link works, so no other site may learn it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('reset.title'), robots: { index: false }, referrer: 'same-origin' }
}

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams
  const t = await getTranslations('Account')
  const isComplete = typeof token === 'string' && token !== ''
  const works = isComplete && (await findLinkedAddress(await getShop(), 'reset', token)) !== undefined
  return (
    <ClientMessages of={['Account']}>
      <div className="mx-auto grid w-full max-w-md gap-6 py-4">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('reset.title')}</h1>
        {works ? (
          <div className="panel sm:p-8">
            <ResetPasswordForm token={token} />
          </div>
        ) : (
          <>
            <Notice tone="warning">{t(isComplete ? 'reset.ended' : 'reset.incomplete')}</Notice>
            <LinkButton href="/forgot-password" className="justify-self-start">
              {t('reset.askNew')}
            </LinkButton>
          </>
        )}
      </div>
    </ClientMessages>
  )
}
