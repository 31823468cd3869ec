import { ITEMS_PAGE_SIZE, readListItems } from '@plugins/lists/queries/readList'
import { Pencil } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { DeleteList } from '@/components/lists/DeleteList'
import { ListEditor } from '@/components/lists/ListEditor'
import { ListRow } from '@/components/lists/ListRow'
import { ListVisibility } from '@/components/lists/ListVisibility'
import { Avatar } from '@/components/people/Avatar'
import { NotFound } from '@/components/shell/NotFound'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { listPath, personPath } from '@/core/addresses'
import { plainText } from '@/core/text/plainText'
import { ClientMessages } from '@/i18n/ClientMessages'
import { openGraph } from '@/i18n/openGraph'
import { missingMetadata } from '@/site/missingMetadata'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'
import { findList, type ListProps } from './findList'

export async function generateMetadata(props: ListProps): Promise<Metadata> {
  const list = await findList(props)
  if (!list) return missingMetadata()
  const t = await getTranslations('Lists')
  const title = t('titleOf', { title: list.title, name: list.owner.displayName })
  const description = list.description
    ? plainText(list.description)
    : t('description', { name: list.owner.displayName })
  return {
    title,
    description,
    alternates: { canonical: listPath(list.slug) },
    openGraph: await openGraph({ title, description, type: 'article', url: listPath(list.slug) }),
    ...(list.visibility !== 'public' && { robots: { index: false } }),
  }
}

type Props = ListProps & { searchParams: Promise<{ page?: string | string[] }> }

export default async function ListPage({ searchParams, ...props }: Props) {
  const list = await findList(props)
  if (!list) return <NotFound />
  const page = parsePageNumber((await searchParams).page, 1_000)
  const { payload, viewer } = await getSession()
  const [items, t, format] = await Promise.all([
    readListItems(payload, list, viewer, page),
    getTranslations('Lists'),
    getFormatter(),
  ])
  const first = (page - 1) * ITEMS_PAGE_SIZE + 1
  const pages = Math.ceil(items.total / ITEMS_PAGE_SIZE)
  const hrefOf = (to: number) => `${listPath(list.slug)}?page=${to}`
  return (
    <article className="grid gap-8">
      {list.moderation && (
        <Notice tone="warning">
          <p className="font-semibold">{t('hiddenByModerator')}</p>
          {list.moderation.reason && (
            <p className="mt-1 text-sm wrap-anywhere text-muted">
              {t('hiddenReason', { reason: list.moderation.reason })}
            </p>
          )}
        </Notice>
      )}
      <header className="grid gap-4">
        <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <div className="mr-auto grid min-w-0 gap-2">
            <h1 dir="auto" className="text-3xl font-extrabold tracking-tight wrap-anywhere sm:text-5xl">
              {list.title}
            </h1>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-muted">
              <Link href={personPath(list.owner.username)} className="group flex items-center gap-2">
                <Avatar username={list.owner.username} portrait={list.owner.portrait} size="small" />
                <span>
                  {t.rich('by', {
                    name: list.owner.displayName,
                    person: (parts) => <bdi className="font-semibold text-ink group-hover:underline">{parts}</bdi>,
                  })}
                </span>
              </Link>
              <span className="tabular-nums">{t('count', { count: items.total })}</span>
              <span>{t('changed', { date: format.dateTime(new Date(list.updatedAt), { dateStyle: 'medium' }) })}</span>
              <ListVisibility visibility={list.visibility} />
            </div>
          </div>
          {list.mayEdit && (
            <ClientMessages of={['Lists']}>
              <div className="flex flex-wrap gap-2">
                <LinkButton href={`${listPath(list.slug)}/edit`} size="small">
                  <Pencil aria-hidden />
                  {t('edit')}
                </LinkButton>
                <DeleteList id={list.id} title={list.title} goTo={list.isOwn ? '/my/lists' : '/'} />
              </div>
            </ClientMessages>
          )}
        </div>
        {list.description && (
          <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
            {list.description}
          </p>
        )}
        {items.hidden > 0 && <Notice tone="info">{t('hidden', { count: items.hidden })}</Notice>}
      </header>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : items.docs.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{list.isOwn ? t('empty.own') : t('empty.others')}</p>
          <LinkButton href="/schematics" look="primary">
            {t('empty.browse')}
          </LinkButton>
        </EmptyState>
      ) : list.mayEdit ? (
        <ClientMessages of={['Cards', 'Lists', 'Words']}>
          <ListEditor
            listId={list.id}
            items={items.docs}
            first={first}
            total={items.total}
            before={items.before}
            after={items.after}
          />
        </ClientMessages>
      ) : (
        <ol start={first} className="grid gap-3">
          {items.docs.map((item, index) => (
            <li key={item.id}>
              <ListRow item={item} place={first + index} />
            </li>
          ))}
        </ol>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </article>
  )
}
