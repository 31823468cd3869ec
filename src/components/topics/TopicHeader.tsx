import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { feedPath } from '@/core/addresses'
import { FeedLink } from '../browse/FeedLink'
import { Breadcrumbs } from './Breadcrumbs'
import type { Crumb } from './breadcrumbList'

/** Name, description and actions of a category or tag: `follow` is a button beside its feed. */
export function TopicHeader({
  kind,
  name,
  description,
  count,
  crumbs,
  path,
  feedQuery,
  icon,
  follow,
  publicUrl,
}: {
  kind: 'category' | 'tag'
  name: string
  description: string | null
  count: number
  crumbs: Crumb[]
  path: string
  feedQuery: string
  icon: ReactNode
  follow?: ReactNode
  /** Origin of absolute URLs for search engines. */
  publicUrl: string
}) {
  const t = useTranslations('Topics')
  return (
    <header className="grid gap-3">
      <Breadcrumbs publicUrl={publicUrl} crumbs={crumbs} here={{ name, path }} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-center gap-4">
          {icon}
          <div className="grid min-w-0 gap-0.5">
            <p className="text-sm font-semibold text-muted">{t(`kind.${kind}`)}</p>
            <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">
              <bdi>{name}</bdi>
            </h1>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {follow}
          <FeedLink href={feedPath(feedQuery, useLocale())} name={t('feed')} />
        </div>
      </div>
      {description && (
        <p dir="auto" className="max-w-prose text-lg text-muted wrap-anywhere">
          {description}
        </p>
      )}
      <p className="font-semibold">{t('builds', { count })}</p>
    </header>
  )
}
