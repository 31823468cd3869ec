import { formatNotification } from '@plugins/notifications/queries/formatNotification'
import { excerptOf, NOTIFICATIONS_PAGE_SIZE, readNotifications } from '@plugins/notifications/queries/readNotifications'
import { Check, CheckCheck, Settings } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getNow, getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { NotificationIcon } from '@/components/notifications/NotificationIcon'
import { NotificationText } from '@/components/notifications/NotificationText'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Notices')
  return { title: t('title'), robots: { index: false } }
}

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ page?: string | string[] }>
}) {
  const { payload, viewer } = await requireUser('/notifications')
  const page = parsePageNumber((await searchParams).page)
  const [{ notices, total, unread }, t, format, now] = await Promise.all([
    readNotifications(payload, viewer, page),
    getTranslations('Notices'),
    getFormatter(),
    getNow(),
  ])
  const pages = Math.ceil(total / NOTIFICATIONS_PAGE_SIZE)
  const hrefOf = (to: number) => `/notifications?page=${to}`
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
        {unread > 0 && (
          <form method="post" action="/api/notifications/read">
            <input type="hidden" name="all" value="1" />
            <Button type="submit" size="small">
              <CheckCheck aria-hidden />
              {t('markAll')}
            </Button>
          </form>
        )}
        <LinkButton href="/settings/notifications" look="ghost" size="small">
          <Settings aria-hidden />
          {t('settings')}
        </LinkButton>
      </div>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : notices.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
          <LinkButton href="/schematics">{t('explore')}</LinkButton>
        </EmptyState>
      ) : (
        <ul className="panel divide-y divide-line p-0">
          {notices.map((notice) => {
            const parts = formatNotification(t, notice)
            const text = parts.map((part) => part.text).join('')
            return (
              <li
                key={notice.id}
                className={`relative flex items-start gap-3 px-4 py-4 first:rounded-t-lg last:rounded-b-lg sm:px-5 ${notice.read ? '' : 'bg-primary-soft/40'}`}
              >
                <NotificationIcon kind={notice.kind} />
                <div className="grid min-w-0 grow gap-1">
                  {/* A full page load: the URL marks it as read. */}
                  <a
                    href={`/notifications/${notice.id}`}
                    className="text-muted after:absolute after:inset-0 hover:underline"
                  >
                    {!notice.read && <span className="sr-only">{t('unread')} </span>}
                    <NotificationText parts={parts} />
                  </a>
                  {excerptOf(notice) && (
                    <p dir="auto" className="line-clamp-2 wrap-anywhere">
                      {excerptOf(notice)}
                    </p>
                  )}
                  <time dateTime={notice.at} className="text-sm text-muted">
                    {format.relativeTime(new Date(notice.at), now)}
                  </time>
                </div>
                {!notice.read && (
                  <form method="post" action="/api/notifications/read" className="relative">
                    <input type="hidden" name="id" value={notice.id} />
                    <input type="hidden" name="page" value={page} />
                    <Button
                      type="submit"
                      look="ghost"
                      size="icon"
                      aria-label={t('markOne', { text })}
                      title={t('mark')}
                    >
                      <Check aria-hidden />
                    </Button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </div>
  )
}
