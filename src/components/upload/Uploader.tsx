'use client'

import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import type { ListedUpload } from '@plugins/uploads/queries/readOpenUploads'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { formatSize } from '@/core/text/formatSize'
import type { Limits } from '@/schematic/limits'
import { useJourneys } from '../journey/useJourneys'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { ApplyToAll } from './ApplyToAll'
import { DropOverlay } from './DropOverlay'
import { FileDrop } from './FileDrop'
import { JourneyPanel } from './JourneyPanel'
import { type Draft, type Item, isReady } from './queue/item'
import { MAX_FILES, uploadQueueOf } from './queue/UploadQueue'
import { UploadCard } from './UploadCard'
import { UploadHighlights } from './UploadHighlights'
import { useDropAndPaste } from './useDropAndPaste'

type Props = {
  userId: string
  maxBytes: number
  /** What the engine allows a file. */
  limits: Limits
  partBytes: number
  /** Bytes left in the user's storage; null without a limit. */
  freeBytes: number | null
  categories: { slug: string; name: string }[]
  /** Recent uploads of the user. */
  journeys: JourneyState[]
  /** Unfinished uploads of the user, from any browser. */
  unfinished: ListedUpload[]
  /** Whether the shop scans files for viruses. */
  isScanned: boolean
}

const nothing: readonly Item[] = []

export function Uploader(props: Props) {
  const {
    userId,
    maxBytes,
    limits,
    partBytes,
    freeBytes,
    categories,
    journeys: sentBefore,
    unfinished,
    isScanned,
  } = props
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const router = useRouter()
  const [announcement, setAnnouncement] = useState('')
  const [discarded, setDiscarded] = useState<readonly string[]>([])
  const queue =
    typeof window === 'undefined'
      ? undefined
      : uploadQueueOf(userId, { maxBytes, engine: limits, partBytes, categories: categories.map(({ slug }) => slug) })
  const items = useSyncExternalStore(
    queue?.subscribe ?? (() => () => undefined),
    queue?.read ?? (() => nothing),
    () => nothing,
  )

  const ownIds = items.flatMap(({ doc }) => doc?.id ?? [])
  const others = sentBefore.filter(({ id }) => !ownIds.includes(id) && !queue?.isHidden(id))
  const journeys = useJourneys([...ownIds, ...others.map(({ id }) => id)], sentBefore)

  const isOver = useDropAndPaste(add)
  function add(files: File[]) {
    const counts = queue?.add(files) ?? { added: 0, known: 0, left: 0 }
    const sentences = [
      counts.added > 0 ? t('added', { count: counts.added }) : '',
      counts.known > 0 ? t('known', { count: counts.known }) : '',
      counts.left > 0 ? t('full', { count: counts.left, most: MAX_FILES }) : '',
    ]
    setAnnouncement(sentences.filter(Boolean).join(' '))
  }

  // Announces state changes of uploads to screen readers.
  const told = useRef(new Map<string, string>())
  useEffect(() => {
    for (const { id, phase, draft, doc, problems } of items) {
      const status = doc ? journeys.get(doc.id)?.status : undefined
      const state =
        status === 'ready' || status === 'refused'
          ? status
          : phase === 'draft' && problems.length > 0
            ? 'failed'
            : phase
      const before = told.current.get(id)
      told.current.set(id, state)
      if (before === state || (state === 'failed' && (before === undefined || before === 'draft'))) continue
      if (state === 'sending' && before === 'offline') setAnnouncement(t('said.sending', { title: draft.title }))
      if (state === 'offline' || state === 'failed' || state === 'sent' || state === 'ready' || state === 'refused')
        setAnnouncement(t(`said.${state}`, { title: draft.title }))
    }
  }, [items, journeys, t])

  // The bar below shows the storage.
  const sentCount = ownIds.length
  useEffect(() => {
    if (sentCount > 0) router.refresh()
  }, [sentCount, router])

  const ready = items.filter(isReady)
  const needed = ready.reduce((sum, { size }) => sum + size, 0)
  const elsewhere = unfinished.filter(
    ({ id, sha256 }) =>
      !discarded.includes(id) && !items.some((item) => item.uploadId === id || (sha256 && item.sha256 === sha256)),
  )
  const applyToAll = (change: Partial<Draft>) => {
    for (const { id } of ready) queue?.change(id, change)
    setAnnouncement(t('forAll.done', { count: ready.length }))
  }
  const sendAll = () => {
    for (const { id, draft } of ready) if (draft.title.trim() !== '') queue?.send(id)
  }

  return (
    <div className="grid gap-7">
      {isOver && <DropOverlay />}
      <FileDrop maxBytes={maxBytes} isSmall={items.length > 0} onFiles={add} />
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {items.length === 0 && <UploadHighlights isScanned={isScanned} />}
      {items.length > 0 && (
        <section aria-labelledby="your-builds" className="grid gap-4">
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
            <div className="me-auto grid gap-1">
              <h2 id="your-builds" className="text-2xl font-extrabold tracking-tight">
                {t('list')}
              </h2>
              {ready.length > 0 && <p className="text-muted">{t('listHint')}</p>}
            </div>
            {ready.length > 1 && (
              <Button look="primary" onClick={sendAll}>
                {t('sendAll', { count: ready.length })}
              </Button>
            )}
          </div>
          {ready.length > 1 && <ApplyToAll categories={categories} onApply={applyToAll} />}
          {freeBytes !== null && needed > freeBytes && (
            <Notice tone="warning">
              {t('room', { needed: formatSize(words, format, needed), free: formatSize(words, format, freeBytes) })}
            </Notice>
          )}
          <ul className="grid gap-4">
            {items.map((item) => (
              <UploadCard
                key={item.id}
                item={item}
                journey={item.doc && journeys.get(item.doc.id)}
                isScanned={isScanned}
                categories={categories}
                maxBytes={maxBytes}
                onChange={(change) => queue?.change(item.id, change)}
                onFiles={add}
                onSend={() => queue?.send(item.id)}
                onCancel={() => queue?.cancel(item.id)}
                onRemove={() => queue?.remove(item.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {elsewhere.length > 0 && (
        <section aria-labelledby="unfinished" className="grid gap-3">
          <h2 id="unfinished" className="text-xl font-extrabold tracking-tight">
            {t('elsewhere.title')}
          </h2>
          <p className="text-muted">{t('elsewhere.text')}</p>
          <ul className="grid gap-2">
            {elsewhere.map(({ id, filename, bytes }) => (
              <li key={id} className="panel flex flex-wrap items-center gap-x-4 gap-y-2 py-3!">
                <p className="me-auto flex min-w-0 flex-wrap gap-x-2">
                  <bdi className="font-semibold wrap-anywhere">{filename}</bdi>
                  <span className="text-muted">{formatSize(words, format, bytes)}</span>
                </p>
                <Button
                  size="small"
                  aria-label={t('elsewhere.discardOf', { name: filename })}
                  onClick={() => {
                    setDiscarded([...discarded, id])
                    void callApi(`/api/uploads/${id}`, 'DELETE')
                  }}
                >
                  {t('elsewhere.discard')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="sent-before" className="grid gap-3">
          <h2 id="sent-before" className="text-xl font-extrabold tracking-tight">
            {t('journey.earlier')}
          </h2>
          <ul className="grid gap-3">
            {others.map((before) => (
              <li key={before.id} className="panel">
                <JourneyPanel journey={journeys.get(before.id) ?? before} isScanned={isScanned} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
