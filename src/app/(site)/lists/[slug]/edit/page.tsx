import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListForm } from '@/components/lists/ListForm'
import { NotFound } from '@/components/shell/NotFound'
import { listPath } from '@/core/addresses'
import { ClientMessages } from '@/i18n/ClientMessages'
import { findList, type ListProps } from '../findList'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Lists')
  return { title: t('editTitle'), robots: { index: false } }
}

export default async function EditListPage(props: ListProps) {
  const list = await findList(props)
  if (!list?.mayEdit) return <NotFound />
  const t = await getTranslations('Lists')
  return (
    <ClientMessages of={['Lists', 'Words']}>
      <div className="mx-auto grid w-full max-w-2xl gap-6">
        <h1 className="text-3xl font-extrabold tracking-tight">{t('editTitle')}</h1>
        <div className="panel sm:p-8">
          <ListForm list={list} cancelTo={listPath(list.slug)} />
        </div>
      </div>
    </ClientMessages>
  )
}
