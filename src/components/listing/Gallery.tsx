'use client'

import clsx from 'clsx'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { Button } from '../ui/Button'

export type ShownPicture = {
  id: string
  url: string
  card: string | null
  width: number
  height: number
  /** What it shows. */
  alt: string
  /** Rendered by the shop, with a transparent background. */
  isDrawn: boolean
}

/**
 * Thumbnails, each a link to the full image, which works without scripts. With scripts it opens in a lightbox with
 * swiping and arrow keys. Needs the messages of `Listing`.
 */
export function Gallery({ pictures, title }: { pictures: ShownPicture[]; title: string }) {
  const t = useTranslations('Listing.gallery')
  const dialog = useRef<HTMLDialogElement>(null)
  const track = useRef<HTMLUListElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)

  function show(index: number, behavior: ScrollBehavior = 'smooth') {
    const list = track.current
    const wanted = Math.max(0, Math.min(pictures.length - 1, index))
    // By its place in the document: the track may run from right to left.
    list?.children[wanted]?.scrollIntoView({ behavior, block: 'nearest', inline: 'center' })
    setAt(wanted)
  }

  function open(event: MouseEvent, index: number) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setOpen(true)
    dialog.current?.showModal()
    requestAnimationFrame(() => show(index, 'instant'))
  }

  function press(event: KeyboardEvent) {
    const isForward = getComputedStyle(event.currentTarget).direction === 'ltr'
    if (event.key === 'ArrowRight') show(at + (isForward ? 1 : -1))
    else if (event.key === 'ArrowLeft') show(at - (isForward ? 1 : -1))
    else if (event.key === 'Home') show(0)
    else if (event.key === 'End') show(pictures.length - 1)
    else return
    event.preventDefault()
  }

  const round = 'bg-surface/80 rounded-full'
  return (
    <section aria-label={t('name')}>
      <ul className="flex snap-x gap-2 overflow-x-auto p-1 sm:gap-3">
        {pictures.map((picture, index) => (
          <li key={picture.id} className="shrink-0 snap-start">
            <a
              href={picture.url}
              data-waits
              aria-label={t('open', { what: picture.alt })}
              onClick={(event) => open(event, index)}
              className={clsx(
                'relative grid aspect-[4/3] w-24 place-items-center overflow-hidden rounded-md shadow-[inset_0_0_0_1px_var(--line)] sm:w-32',
                picture.isDrawn && 'plate',
              )}
            >
              {/* biome-ignore lint/performance/noImgElement: stored in the size shown */}
              <img
                src={picture.card ?? picture.url}
                alt=""
                loading="lazy"
                decoding="async"
                className={clsx('absolute inset-0 size-full', picture.isDrawn ? 'object-contain p-2' : 'object-cover')}
              />
            </a>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        aria-label={t('lightbox', { title })}
        onClose={() => setOpen(false)}
        onKeyDown={press}
        className="m-0 h-dvh max-h-none w-dvw max-w-none bg-transparent p-0 text-ink backdrop:bg-black/85"
      >
        {isOpen && (
          <div className="relative grid h-full grid-rows-[minmax(0,1fr)_auto]">
            <ul
              ref={track}
              onScrollEnd={({ currentTarget }) => {
                const middle = Math.abs(currentTarget.scrollLeft) / currentTarget.clientWidth
                setAt(Math.round(middle))
              }}
              className="flex min-h-0 snap-x snap-mandatory overflow-x-auto overscroll-contain [scrollbar-width:none]"
            >
              {pictures.map((picture, index) => (
                <li
                  key={picture.id}
                  aria-hidden={index !== at}
                  className={clsx('grid size-full shrink-0 snap-center place-items-center', picture.isDrawn && 'plate')}
                >
                  {/* biome-ignore lint/performance/noImgElement: stored in the size shown */}
                  <img
                    src={picture.url}
                    alt={picture.alt}
                    width={picture.width}
                    height={picture.height}
                    loading={Math.abs(index - at) <= 1 ? 'eager' : 'lazy'}
                    className="max-h-full max-w-full object-contain"
                    style={{ maxHeight: 'calc(100dvh - 5rem)' }}
                  />
                </li>
              ))}
            </ul>
            <div className="flex min-h-20 items-center justify-center gap-4 bg-surface px-4 py-2 text-center">
              <p aria-live="polite" className="grid max-w-prose text-sm">
                <bdi className="line-clamp-2 wrap-anywhere">{pictures[at]?.alt}</bdi>
                <span className="text-muted tabular-nums">
                  {t('position', { number: at + 1, total: pictures.length })}
                </span>
              </p>
            </div>
            <Button
              size="icon"
              className={clsx(round, 'absolute end-3 top-3')}
              aria-label={t('close')}
              onClick={() => dialog.current?.close()}
            >
              <X aria-hidden />
            </Button>
            {pictures.length > 1 && (
              <>
                <Button
                  size="icon"
                  className={clsx(round, 'absolute start-3 top-[calc(50%-3.5rem)]')}
                  aria-label={t('previous')}
                  disabled={at === 0}
                  onClick={() => show(at - 1)}
                >
                  <ChevronLeft aria-hidden className="rtl:rotate-180" />
                </Button>
                <Button
                  size="icon"
                  className={clsx(round, 'absolute end-3 top-[calc(50%-3.5rem)]')}
                  aria-label={t('next')}
                  disabled={at === pictures.length - 1}
                  onClick={() => show(at + 1)}
                >
                  <ChevronRight aria-hidden className="rtl:rotate-180" />
                </Button>
              </>
            )}
          </div>
        )}
      </dialog>
    </section>
  )
}
