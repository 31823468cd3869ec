import { readBegunSignUp } from '@plugins/providers/queries/readBegunSignUp'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { NameForm } from '@/components/providers/NameForm'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Providers')
  return { title: t('name.title'), robots: { index: false } }
}

/** The last step of signing up by another site. */
export default async function SignUpNamePage() {
  const { payload, user } = await getSession()
  if (user) redirect('/')
  const begun = readBegunSignUp(contextOf(payload), await headers())
  if (!begun) redirect('/sign-up')
  const t = await getTranslations('Providers')
  const { label, email, suggested, next } = begun
  return (
    <ClientMessages of={['Account', 'Providers']}>
      <div className="mx-auto grid w-full max-w-md gap-6 py-4">
        <div className="grid gap-2">
          <h1 className="text-3xl font-extrabold tracking-tight">{t('name.title')}</h1>
          <p className="wrap-anywhere text-muted">{t('name.text', { provider: label, email })}</p>
        </div>
        <div className="panel sm:p-8">
          <NameForm suggested={suggested} next={next} />
        </div>
      </div>
    </ClientMessages>
  )
}
