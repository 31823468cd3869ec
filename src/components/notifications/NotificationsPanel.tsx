'use client'

import type { Part } from '@plugins/notifications/queries/formatNotification'
import type { NotificationKind } from '@plugins/notifications/queries/kinds'
import { Settings } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { NotificationIcon } from './NotificationIcon'
import { NotificationText } from './NotificationText'

type Item = { id: string; kind: NotificationKind; at: string; read: boolean; parts: Part[]; excerpt: string | null }

/** The latest notifications, reloaded when their number changes while the panel is open. */
export function NotificationsPanel({ unread, onUnread }: { unread: number; onUnread: (unread: number) => void }) {
  const t = useTranslations('Bell')
  const format = useFormatter()
  const now = useNow()
  const [items, setItems] = useState<Item[]>()
  const [isFailed, setFailed] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => heading.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means another list
  useEffect(() => {
    const controller = new AbortController()
    fetch('/api/notifications/latest', { credentials: 'same-origin', signal: controller.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`${response.status}`)
        const { docs } = (await response.json()) as { docs: Item[] }
        setItems(docs)
        setFailed(false)
      })
      .catch(() => controller.signal.aborted || setFailed(true))
    return () => controller.abort()
  }, [unread])

  const markAll = async () => {
    const { problems } = await callApi('/api/notifications/read', 'POST', { all: true })
    if (problems.length > 0) return setFailed(true)
    setItems((all) => all?.map((item) => ({ ...item, read: true })))
    onUnread(0)
    heading.current?.focus()
  }

  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-4 py-2">
        <h2 ref={heading} tabIndex={-1} className="mr-auto text-lg font-bold outline-none">
          {t('title')}
        </h2>
        {unread > 0 && (
          <Button look="ghost" size="small" onClick={markAll}>
            {t('markAll')}
          </Button>
        )}
        <a
          href="/settings/notifications"
          aria-label={t('settings')}
          className="grid size-9 place-items-center rounded-md hover:bg-raised"
        >
          <Settings aria-hidden className="size-5" />
        </a>
      </div>
      {isFailed ? (
        <p role="alert" className="p-4 text-muted">
          {t('failed')}
        </p>
      ) : !items ? (
        <p role="status" className="p-4 text-muted">
          {t('loading')}
        </p>
      ) : items.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted">{t('none')}</p>
      ) : (
        <ul className="min-h-0 divide-y divide-line overflow-y-auto overscroll-contain">
          {items.map(({ id, kind, at, read, parts, excerpt }) => (
            <li key={id} className={read ? undefined : 'bg-primary-soft/40'}>
              {/* A full page load: the URL marks it as read. */}
              <a
                href={`/notifications/${id}`}
                className="flex gap-3 px-4 py-3 hover:bg-raised focus-visible:-outline-offset-2"
              >
                <NotificationIcon kind={kind} />
                <span className="grid min-w-0 gap-0.5">
                  {!read && <span className="sr-only">{t('unread')}</span>}
                  <span className="text-sm text-muted">
                    <NotificationText parts={parts} />
                  </span>
                  {excerpt && (
                    <span dir="auto" className="line-clamp-2 text-sm wrap-anywhere">
                      {excerpt}
                    </span>
                  )}
                  <time dateTime={at} className="text-xs text-muted">
                    {format.relativeTime(new Date(at), now)}
                  </time>
                </span>
                {!read && <span aria-hidden className="mt-1.5 ml-auto size-2.5 shrink-0 rounded-full bg-copper" />}
              </a>
            </li>
          ))}
        </ul>
      )}
      <a href="/notifications" className="border-t border-line px-4 py-3 text-center font-semibold hover:bg-raised">
        {t('all')}
      </a>
    </>
  )
}
