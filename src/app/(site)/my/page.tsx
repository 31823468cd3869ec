import { MINE_PAGE_SIZE, parseMine, readMine } from '@plugins/listings/queries/readMine'
import { readStorage } from '@plugins/quotas/queries/readStorage'
import { readCategories } from '@plugins/search/queries/readCategories'
import { type PageParameters, toSearchParams } from '@plugins/search/queries/toSearchParams'
import { Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { SignOutButton } from '@/components/account/SignOutButton'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { RefreshWhileProcessing } from '@/components/listing/RefreshWhileProcessing'
import { BulkListings } from '@/components/mine/BulkListings'
import { MineFilters } from '@/components/mine/MineFilters'
import { StorageBar } from '@/components/mine/StorageBar'
import { ConfirmEmailHint } from '@/components/settings/ConfirmEmailHint'
import { QueueLink } from '@/components/shell/QueueLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { personPath } from '@/core/addresses'
import { nameCategories } from '@/core/text/nameCategory'
import { ClientMessages } from '@/i18n/ClientMessages'
import { isPastEnd } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Mine')
  return { title: t('builds.title'), robots: { index: false } }
}

export default async function MyPage({ searchParams }: { searchParams: Promise<PageParameters> }) {
  const { payload, user } = await requireUser('/my')
  const address = toSearchParams(await searchParams)
  const filter = parseMine(address)
  const [mine, storage, found, t, words, locale] = await Promise.all([
    readMine(payload, user.id, filter),
    readStorage(payload, user.id),
    readCategories(payload),
    getTranslations('Mine'),
    getTranslations('Words'),
    getLocale(),
  ])
  const categories = nameCategories(words, locale, found)
  const isFiltered = Boolean(filter.q || filter.status || filter.visibility || filter.category)
  const hrefOf = (page: number) => {
    const next = new URLSearchParams(address)
    next.set('page', String(page))
    return `/my?${next}`
  }
  const pages = Math.ceil(mine.total / MINE_PAGE_SIZE)
  const moving = mine.docs.filter(({ status }) => status === 'processing').map(({ id }) => id)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <div className="mr-auto grid">
          <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('builds.title')}</h1>
          <p className="text-muted">
            {t.rich('builds.signedInAs', {
              name: user.displayName,
              person: (parts) => (
                <a href={personPath(user.username)} className="font-semibold text-ink hover:underline">
                  <bdi>{parts}</bdi>
                </a>
              ),
            })}
          </p>
        </div>
        <LinkButton href="/upload" look="primary" size="small">
          <Upload aria-hidden />
          {t('builds.upload')}
        </LinkButton>
        {user.casesWaiting !== null && <QueueLink waiting={user.casesWaiting} className="sm:hidden" />}
        <SignOutButton look="plain" />
      </div>
      <ConfirmEmailHint payload={payload} userId={user.id} />
      <StorageBar storage={storage} />
      {mine.total === 0 && !isFiltered ? (
        <EmptyState title={t('builds.emptyTitle')}>
          <p>{t('builds.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <MineFilters filter={filter} categories={categories} />
          {isPastEnd(filter.page, pages) ? (
            <PageOutOfRange page={filter.page} pages={pages} hrefOf={hrefOf} />
          ) : mine.docs.length === 0 ? (
            <EmptyState title={t('builds.noneTitle')}>
              <LinkButton href="/my">{t('builds.showAll')}</LinkButton>
            </EmptyState>
          ) : (
            <ClientMessages of={['Bulk', 'Words']}>
              {moving.length > 0 && <RefreshWhileProcessing ids={moving} />}
              <BulkListings listings={mine.docs} categories={categories.map(({ slug, name }) => ({ slug, name }))} />
            </ClientMessages>
          )}
          <Pagination page={filter.page} pages={pages} hrefOf={hrefOf} />
        </>
      )}
    </>
  )
}
