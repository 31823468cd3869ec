import { LISTS_PAGE_SIZE, readListsOf } from '@plugins/lists/queries/readLists'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { ListGrid } from '@/components/lists/ListGrid'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { personPath } from '@/core/addresses'
import { missingMetadata } from '@/site/missingMetadata'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'
import { findPerson, type PersonProps } from '../findPerson'

export async function generateMetadata(props: PersonProps): Promise<Metadata> {
  const profile = await findPerson(props, '/lists')
  if (!profile) return missingMetadata()
  const t = await getTranslations('People')
  return {
    title: t('titleOf.lists', { name: profile.displayName }),
    ...(profile.listCount === 0 && { robots: { index: false } }),
  }
}

type Props = PersonProps & { searchParams: Promise<{ page?: string | string[] }> }

export default async function PersonListsPage({ searchParams, ...props }: Props) {
  const profile = await findPerson(props, '/lists')
  if (!profile) return null // the layout shows the 404
  const page = parsePageNumber((await searchParams).page)
  const { payload } = await getSession()
  const [{ docs, total }, t] = await Promise.all([
    readListsOf(payload, profile.id, profile.isOwn, page),
    getTranslations('People'),
  ])
  const pages = Math.ceil(total / LISTS_PAGE_SIZE)
  const hrefOf = (to: number) => `${personPath(profile.username)}/lists?page=${to}`
  return (
    <section aria-label={t('tab.lists')} className="grid gap-5">
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : docs.length === 0 ? (
        <EmptyState title={t('empty.lists')}>
          {profile.isOwn ? (
            <LinkButton href="/lists/new" look="primary">
              <Plus aria-hidden />
              {t('empty.newList')}
            </LinkButton>
          ) : (
            <p>{t('empty.listsText')}</p>
          )}
        </EmptyState>
      ) : (
        <ListGrid lists={docs} />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </section>
  )
}
