import { isFollowingTag } from '@plugins/people/queries/readPeople'
import { readRelatedTags, readTag } from '@plugins/search/queries/readTags'
import { readCards } from '@plugins/search/queries/searchSchematics'
import { topicSearch } from '@plugins/search/queries/topicSearch'
import type { PageParameters } from '@plugins/search/queries/toSearchParams'
import { Tag } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { getSession } from '@/app/_site/getSession'
import { TagList } from '@/components/browse/TagList'
import { FollowButton } from '@/components/people/FollowButton'
import { NotFound } from '@/components/shell/NotFound'
import { TopicBuilds } from '@/components/topics/TopicBuilds'
import { TopicHeader } from '@/components/topics/TopicHeader'
import { feedPath, readSlug, tagPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'
import { openGraph } from '@/i18n/openGraph'
import { missingMetadata } from '@/site/missingMetadata'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<PageParameters> }

/** Read once per request, for metadata and page. */
const findTag = cache(async (slug: string) => {
  const { payload } = await getSession()
  return readTag(payload, readSlug(slug))
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const tag = await findTag((await params).slug)
  if (!tag) return missingMetadata()
  const { slug, name, count } = tag
  const [t, locale] = await Promise.all([getTranslations('Topics'), getLocale()])
  const { page, sort } = topicSearch(await searchParams, {})
  const title = t('tagTitle', { name })
  const description = tag.description || t('tagDescription', { name, count })
  return {
    title,
    description,
    alternates: {
      canonical: page > 1 ? `${tagPath(slug)}?page=${page}` : tagPath(slug),
      types: {
        'application/atom+xml': [
          { url: feedPath(`tag=${encodeURIComponent(slug)}`, locale), title: t('feedOf', { name }) },
        ],
      },
    },
    openGraph: await openGraph({ title, description, url: tagPath(slug) }),
    ...(sort === 'newest' && count > 0 ? {} : { robots: { index: false, follow: true } }),
  }
}

export default async function TagPage({ params, searchParams }: Props) {
  const tag = await findTag((await params).slug)
  if (!tag) return <NotFound />
  const { slug } = tag
  const t = await getTranslations('Topics')
  const { payload, user } = await getSession()
  const search = topicSearch(await searchParams, { tag: [slug] })
  const [builds, related, following] = await Promise.all([
    readCards(payload, search),
    readRelatedTags(payload, { tag: slug }),
    user ? isFollowingTag(payload, user.id, slug) : false,
  ])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <TopicHeader
        publicUrl={contextOf(payload).addresses.publicUrl}
        kind="tag"
        {...tag}
        crumbs={[{ name: t('tags'), path: '/tags' }]}
        path={tagPath(slug)}
        feedQuery={`tag=${encodeURIComponent(slug)}`}
        icon={
          <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-md bg-copper-soft text-copper">
            <Tag className="size-6" />
          </span>
        }
        follow={
          <ClientMessages of={['Follow']}>
            <FollowButton
              of={{ tag: slug, name: tag.name }}
              following={following}
              isSignedIn={user !== null}
              size="small"
            />
          </ClientMessages>
        }
      />
      {related.length > 0 && (
        <section className="grid gap-3">
          <h2 className="font-bold">{t('relatedTags')}</h2>
          <TagList tags={related} label={t('relatedTags')} />
        </section>
      )}
      <TopicBuilds
        builds={builds}
        count={tag.count}
        search={search}
        path={tagPath(slug)}
        filter={`tag=${encodeURIComponent(slug)}`}
      />
    </div>
  )
}
