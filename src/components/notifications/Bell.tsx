'use client'

import clsx from 'clsx'
import { Bell as BellIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { subscribeToState } from '../live/subscribeToState'
import { buttonClasses } from '../ui/buttonClasses'

/** Maximum counted. */
const MAX_COUNT = 100
const PANEL = 'notifications-panel'

/**
 * The number of unread notifications, kept up to date, and a panel with the latest. The panel is a native popover: it
 * opens, closes and returns focus without scripts; its content is loaded when opened.
 */
export function Bell({ unread: first }: { unread: number }) {
  const t = useTranslations('Bell')
  const [unread, setUnread] = useState(first)
  /** Announced to screen readers; empty until something changes. */
  const [news, setNews] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [Panel, setPanel] = useState<ComponentType<{ unread: number; onUnread: (unread: number) => void }>>()
  const shown = useRef(first)

  const show = (count: number) => {
    if (count > shown.current) setNews(t('news', { unread: count }))
    shown.current = count
    setUnread(count)
  }
  const latest = useRef(show)
  latest.current = show
  // A client navigation brings a new count.
  useEffect(() => latest.current(first), [first])
  useEffect(
    () => subscribeToState<{ unread: number }>('/api/notifications/events', (state) => latest.current(state.unread)),
    [],
  )

  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        aria-label={t('bell', { unread })}
        className={clsx(buttonClasses({ look: 'ghost', size: 'icon' }), 'relative')}
      >
        <BellIcon aria-hidden />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-copper px-1 text-xs font-bold text-bg tabular-nums"
          >
            {unread >= MAX_COUNT ? t('many') : unread}
          </span>
        )}
      </button>
      <span role="status" className="sr-only">
        {news}
      </span>
      <section
        id={PANEL}
        popover="auto"
        aria-label={t('latest')}
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState === 'open')
            import('./NotificationsPanel').then(({ NotificationsPanel }) => setPanel(() => NotificationsPanel))
        }}
        className="fixed inset-auto top-18 right-2 m-0 max-h-[min(36rem,calc(100dvh-5.5rem))] w-[min(26rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg border border-line bg-surface p-0 text-ink shadow-lift open:flex sm:right-[max(1rem,calc((100vw-80rem)/2+1.5rem))]"
      >
        {isOpen && Panel ? (
          <Panel unread={unread} onUnread={show} />
        ) : (
          <a href="/notifications" className="link p-4">
            {t('all')}
          </a>
        )}
      </section>
    </>
  )
}
