'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'
import type { Item } from './queue/item'

const dot = (
  <span aria-hidden className="text-field">
    ·
  </span>
)

/** Name and size of a file, and its contents once the browser has inspected it. */
export function FileFactsLine({ item: { name, size, facts, isPreviewing, isUnreadable, file } }: { item: Item }) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const parts = facts
    ? [
        t('look.size', { width: facts.width, height: facts.height, length: facts.length }),
        t('look.blocks', { count: facts.blockCount }),
        words(`format.${facts.format}`),
        facts.gameVersion
          ? t('look.version', { edition: words(`edition.${facts.edition}`), version: facts.gameVersion })
          : words(`edition.${facts.edition}`),
      ]
    : isPreviewing
      ? [t('look.looking')]
      : isUnreadable
        ? [t('look.closed')]
        : []
  return (
    <div className="grid gap-0.5 text-sm text-muted">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className="font-semibold wrap-anywhere text-ink">{name}</bdi>
        <span className="whitespace-nowrap">{formatSize(words, format, size)}</span>
      </p>
      {file && parts.length > 0 && (
        <p className="flex flex-wrap gap-x-2">
          {parts.map((part, at) => (
            <span key={part} className="flex gap-2">
              {part}
              {at < parts.length - 1 && dot}
            </span>
          ))}
        </p>
      )}
      {facts && facts.mods.length > 0 && (
        <p className="wrap-anywhere">{t('look.mods', { mods: format.list(facts.mods.slice(0, 8)) })}</p>
      )}
    </div>
  )
}
