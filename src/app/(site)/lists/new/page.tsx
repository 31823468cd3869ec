import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { ListForm } from '@/components/lists/ListForm'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Lists')
  return { title: t('new'), robots: { index: false } }
}

export default async function NewListPage() {
  if (!(await getSession()).user) redirect('/sign-in?next=/lists/new')
  const t = await getTranslations('Lists')
  return (
    <ClientMessages of={['Lists', 'Words']}>
      <div className="mx-auto grid w-full max-w-2xl gap-6">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('new')}</h1>
        <div className="panel sm:p-8">
          <ListForm cancelTo="/my/lists" />
        </div>
      </div>
    </ClientMessages>
  )
}
