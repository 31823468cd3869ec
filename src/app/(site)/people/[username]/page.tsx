import { BUILDS_PAGE_SIZE, type BuildSort, buildSorts, readBuildsOf } from '@plugins/people/queries/readBuilds'
import { Rss } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { CardGrid } from '@/components/cards/CardGrid'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { SortRow } from '@/components/ui/SortRow'
import { feedPath, personPath } from '@/core/addresses'
import { plainText } from '@/core/text/plainText'
import { openGraph } from '@/i18n/openGraph'
import { missingMetadata } from '@/site/missingMetadata'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'
import { findPerson, type PersonProps } from './findPerson'

export async function generateMetadata(props: PersonProps): Promise<Metadata> {
  const profile = await findPerson(props)
  if (!profile) return missingMetadata()
  const [t, locale] = await Promise.all([getTranslations('People'), getLocale()])
  const title = t('title', { name: profile.displayName, username: profile.username })
  const description = profile.bio
    ? plainText(profile.bio)
    : t('description', { name: profile.displayName, builds: profile.schematicCount })
  const path = personPath(profile.username)
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: { 'application/atom+xml': feedPath(`owner=${profile.username}`, locale) },
    },
    openGraph: await openGraph({
      title,
      description,
      type: 'profile',
      url: path,
      images: profile.portrait ? [{ url: profile.portrait.large, width: 384, height: 384 }] : [],
    }),
    ...(profile.schematicCount === 0 && { robots: { index: false } }),
  }
}

type Props = PersonProps & { searchParams: Promise<{ sort?: string | string[]; page?: string | string[] }> }

export default async function PersonBuildsPage({ searchParams, ...props }: Props) {
  const profile = await findPerson(props)
  if (!profile) return null // the layout shows the 404
  const asked = await searchParams
  const sort: BuildSort = buildSorts.find((known) => known === asked.sort) ?? 'newest'
  const page = parsePageNumber(asked.page)
  const { payload } = await getSession()
  const [builds, t, locale] = await Promise.all([
    readBuildsOf(payload, profile.id, sort, page),
    getTranslations('People'),
    getLocale(),
  ])
  const path = personPath(profile.username)
  const query = sort === 'newest' ? '' : `sort=${sort}`
  const pages = Math.ceil(profile.schematicCount / BUILDS_PAGE_SIZE)
  const hrefOf = (to: number) => `${path}?${[query, `page=${to}`].filter(Boolean).join('&')}`
  if (isPastEnd(page, pages)) return <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
  if (builds.length === 0)
    return (
      <EmptyState title={profile.isOwn ? t('empty.ownBuilds') : t('empty.builds', { name: profile.displayName })}>
        {profile.isOwn ? (
          <LinkButton href="/upload" look="primary">
            {t('empty.upload')}
          </LinkButton>
        ) : (
          <p>{t('empty.buildsText')}</p>
        )}
      </EmptyState>
    )
  return (
    <section aria-label={t('tab.builds')} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <SortRow
          label={t('sort.label')}
          choices={buildSorts.map((value) => ({
            name: t(`sort.by.${value}`),
            href: value === 'newest' ? path : `${path}?sort=${value}`,
            isChosen: value === sort,
          }))}
        />
        <a
          href={feedPath(`owner=${profile.username}`, locale)}
          className="link inline-flex items-center gap-1.5 text-sm"
        >
          <Rss aria-hidden className="size-4" />
          {t('feed')}
        </a>
      </div>
      <CardGrid builds={builds} first />
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </section>
  )
}
