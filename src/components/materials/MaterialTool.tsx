'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, Copy, FileDown, Search } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import type { Vec3 } from '@/schematic/model'
import { Button } from '../ui/Button'
import { isWhole, limitAxis, wholeOf } from '../viewer/model/limits'
import { setViewerState, useViewerState } from '../viewer/viewerStore'
import { nameOfItem } from '../words/nameOfItem'
import { inStacks, type MaterialRow } from './materialRow'
import { checklistKey, useChecklist } from './useChecklist'
import { useMaterialsWithin } from './useMaterialsWithin'
import { writeCsv } from './writeCsv'

/** Rows shown before "Show all". */
const SHOWN = 12
type Order = { by: 'count' | 'name'; isUp: boolean }

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The interactive material list: search, sort, count a part, check off, copy, save, show in 3D. */
export function MaterialTool({
  build,
  rows: all,
  canShow,
}: {
  build: { id: string; slug: string; size: Vec3 | null }
  rows: readonly MaterialRow[]
  /** Whether the build's file is available, to count layers and show it in 3D. */
  canShow: boolean
}) {
  const t = useTranslations('Materials')
  const words = useTranslations('Words')
  const format = useFormatter()
  const isHydrated = useIsHydrated()
  const { highlight, limits } = useViewerState()
  const { rows, state } = useMaterialsWithin(build.id, all, build.size, limits)
  const [ticked, tick] = useChecklist(build.id)
  const [text, setText] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'count', isUp: false })
  const [announcement, setAnnouncement] = useState('')
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const showAll = useId()

  const shown = useMemo(() => {
    const found = rows.filter(([item]) => `${nameOfItem(item)} ${item}`.toLowerCase().includes(wanted))
    const names = new Intl.Collator()
    const compare = (a: MaterialRow, b: MaterialRow) =>
      order.by === 'count' ? a[1] - b[1] : names.compare(nameOfItem(a[0]), nameOfItem(b[0]))
    return found.sort((a, b) => (order.isUp ? compare(a, b) : compare(b, a)))
  }, [rows, wanted, order])

  const stacksOf = (row: MaterialRow) => {
    const { boxes, stacks, items } = inStacks(row)
    return format.list(
      [
        ...(boxes ? [words('stacks.boxes', { count: boxes })] : []),
        ...(stacks ? [words('stacks.stacks', { count: stacks })] : []),
        ...(items ? [format.number(items)] : []),
      ],
      { type: 'unit', style: 'short' },
    )
  }
  const sortBy = (by: Order['by']) =>
    setOrder((before) => (before.by === by ? { by, isUp: !before.isUp } : { by, isUp: by === 'name' }))
  const sortOf = (by: Order['by']) => (order.by !== by ? 'none' : order.isUp ? 'ascending' : 'descending')
  const Arrow = order.isUp ? ArrowUp : ArrowDown

  const copy = async () => {
    const lines = shown.map((row) => t('line', { item: nameOfItem(row[0]), count: row[1], stacks: stacksOf(row) }))
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      setAnnouncement(t('copied', { count: lines.length }))
    } catch {
      setAnnouncement(t('notCopied'))
    }
  }
  const saveCsv = () => {
    const head = ['id', 'name', 'count', 'stackSize', 'boxes', 'stacks', 'items'] as const
    saveText(
      writeCsv(
        shown,
        head.map((column) => t(`csv.${column}`)),
      ),
      `${build.slug}-${t('csv.file')}.csv`,
    )
    setAnnouncement(t('csv.saved'))
  }
  const show = (item: string) => {
    setViewerState(highlight === item ? { highlight: null } : { highlight: item, wantsOpen: true })
    if (highlight !== item) document.getElementById('build-view')?.scrollIntoView({ block: 'nearest' })
  }

  const { size } = build
  const layers = limits && size ? limits : size && wholeOf(size)
  const setLayers = (from: number, to: number) => {
    if (size && layers && Number.isInteger(from) && Number.isInteger(to))
      setViewerState({ limits: limitAxis(layers, size, 1, from, to) })
  }
  const gathered = rows.filter(([item]) => ticked.has(item)).length

  return (
    <div data-remembers={checklistKey(build.id)} className="grid gap-3">
      <div inert={!isHydrated} className="flex flex-wrap items-end gap-x-4 gap-y-3 noscript:hidden">
        <label className="grid min-w-48 grow gap-1 text-sm font-semibold">
          {t('search')}
          <span className="relative">
            <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
            <input
              type="search"
              value={text}
              onChange={({ target }) => setText(target.value)}
              className="min-h-11 w-full rounded-md border border-field bg-surface pr-3 pl-9 text-base font-normal"
            />
          </span>
        </label>
        {canShow && size && layers && size[1] > 1 && (
          <fieldset className="flex flex-wrap items-end gap-2 text-sm">
            <legend className="mb-1 font-semibold">{t('layers.title')}</legend>
            <input
              type="number"
              aria-label={t('layers.from')}
              min={0}
              max={layers.to[1] - 1}
              value={layers.from[1]}
              onChange={({ target }) => setLayers(target.valueAsNumber, layers.to[1])}
              className="min-h-11 w-20 rounded-md border border-field bg-surface px-2 text-base"
            />
            <span aria-hidden className="self-center">
              –
            </span>
            <input
              type="number"
              aria-label={t('layers.to')}
              min={layers.from[1]}
              max={size[1] - 1}
              value={layers.to[1] - 1}
              onChange={({ target }) => setLayers(layers.from[1], target.valueAsNumber + 1)}
              className="min-h-11 w-20 rounded-md border border-field bg-surface px-2 text-base"
            />
            <Button onClick={() => setViewerState({ limits: null })} disabled={!limits || isWhole(limits, size)}>
              {t('layers.all')}
            </Button>
          </fieldset>
        )}
        <div className="flex gap-2">
          <Button onClick={() => void copy()}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
          <Button onClick={saveCsv}>
            <FileDown aria-hidden />
            {t('csv.save')}
          </Button>
        </div>
      </div>
      <p role="status" className="min-h-6 text-sm text-muted">
        {state === 'counting' && t('layers.counting')}
        {state === 'failed' && t('layers.failed')}
        {state === 'part' && t('layers.part', { count: rows.length })}
        {state === 'all' && !announcement && gathered > 0 && t('gathered', { count: gathered, of: rows.length })}
        {state === 'all' && announcement}
      </p>
      <input type="checkbox" id={showAll} className="peer sr-only" aria-label={t('showAll', { count: rows.length })} />
      <table
        aria-busy={state === 'counting'}
        className={clsx(
          'w-full text-sm aria-busy:opacity-60',
          !wanted && '[&_tbody_tr:nth-child(n+13)]:hidden peer-checked:[&_tbody_tr:nth-child(n+13)]:table-row',
        )}
      >
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="border-b-2 border-line text-left text-muted">
            <th scope="col" className="w-9 py-2 pr-2">
              <span className="sr-only">{t('columns.tick')}</span>
            </th>
            <th scope="col" aria-sort={sortOf('name')} className="py-2 pr-3 font-semibold">
              <button type="button" onClick={() => sortBy('name')} className="flex cursor-pointer items-center gap-1">
                {t('columns.item')}
                {order.by === 'name' && <Arrow aria-hidden className="size-4" />}
              </button>
            </th>
            <th scope="col" aria-sort={sortOf('count')} className="py-2 pr-3 text-right font-semibold">
              <button
                type="button"
                onClick={() => sortBy('count')}
                className="ml-auto flex cursor-pointer items-center gap-1"
              >
                {order.by === 'count' && <Arrow aria-hidden className="size-4" />}
                {t('columns.count')}
              </button>
            </th>
            <th scope="col" className="py-2 text-right font-semibold max-sm:hidden">
              {t('columns.stacks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const [item, count] = row
            const name = nameOfItem(item)
            const isTicked = ticked.has(item)
            return (
              <tr
                key={item}
                className={clsx('border-b border-line last:border-0', highlight === item && 'bg-copper-soft')}
              >
                <td className="py-1 pr-2">
                  <input
                    type="checkbox"
                    aria-label={t('tick', { item: name })}
                    checked={isTicked}
                    data-waits
                    onChange={() => {
                      const next = new Set(ticked)
                      if (!next.delete(item)) next.add(item)
                      tick(next)
                    }}
                    className="size-5 cursor-pointer accent-primary noscript:hidden"
                  />
                </td>
                <th scope="row" className="py-1 pr-3 text-left font-normal wrap-anywhere" title={item}>
                  {canShow && isHydrated ? (
                    <button
                      type="button"
                      aria-pressed={highlight === item}
                      onClick={() => show(item)}
                      className={clsx(
                        'min-h-8 cursor-pointer rounded-sm text-left',
                        isTicked
                          ? 'text-muted line-through'
                          : 'underline decoration-line decoration-dotted underline-offset-4 hover:decoration-ink',
                      )}
                    >
                      {name}
                    </button>
                  ) : (
                    <span className="inline-block min-h-8 py-1.5">{name}</span>
                  )}
                  <span className="block text-muted tabular-nums sm:hidden">{stacksOf(row)}</span>
                </th>
                <td className="py-1 pr-3 text-right font-semibold tabular-nums">{format.number(count)}</td>
                <td className="py-1 text-right text-muted tabular-nums max-sm:hidden">{stacksOf(row)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {shown.length === 0 && <p className="text-muted">{t('nothingFound')}</p>}
      {!wanted && shown.length > SHOWN && (
        <label
          htmlFor={showAll}
          className="link w-fit cursor-pointer rounded-md py-2 font-semibold peer-checked:hidden peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-copper"
        >
          {t('showAll', { count: shown.length })}
        </label>
      )}
    </div>
  )
}
