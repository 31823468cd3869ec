'use client'

import type { ListItem } from '@plugins/lists/queries/readList'
import clsx from 'clsx'
import { ArrowDown, ArrowUp, GripVertical, NotebookPen, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { ListRow } from './ListRow'
import { useReorder } from './useReorder'

type Props = {
  listId: string
  items: ListItem[]
  /** The position of the first build of this page, and the list's length. */
  first: number
  total: number
  /** The neighbors just before and after this page, which builds can be moved past. */
  before: string | null
  after: string | null
}

/** Edits a list's builds: reorder by dragging or buttons, add notes, remove. */
export function ListEditor({ listId, items, first, total, before, after }: Props) {
  const t = useTranslations('Lists')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const list = useRef<HTMLOListElement>(null)
  // The requested state, shown until the server's response is on the page.
  const [asked, setAsked] = useState<{ of: ListItem[]; order: string[] }>()
  // Requests run one after another, because each move refers to the order that the previous ones made.
  const last = useRef(Promise.resolve())
  const waiting = useRef(0)
  const [noting, setNoting] = useState<string>()
  const [announcement, setAnnouncement] = useState('')
  const [problem, setProblem] = useState<string>()
  const at = new Map(items.map((item) => [item.id, item]))
  const shown = asked?.of === items ? asked.order.flatMap((id) => at.get(id) ?? []) : items
  const show = (order: ListItem[]) => setAsked({ of: items, order: order.map(({ id }) => id) })

  async function ask(path: string, method: 'PUT' | 'PATCH' | 'DELETE', body?: unknown) {
    waiting.current += 1
    const turn = last.current.then(() => callApi(`/api/lists/${listId}/${path}`, method, body))
    last.current = turn.then(() => undefined)
    const { problems } = await turn
    waiting.current -= 1
    setProblem(problems[0] && describeProblem(problems[0]))
    if (problems[0]) setAsked(undefined)
    if (waiting.current === 0) router.refresh()
    return problems.length === 0
  }

  /** Keeps focus on the button that moved a build; at the end of the list, on the other one. */
  function keepFocus(id: string, direction: 'up' | 'down') {
    requestAnimationFrame(() => {
      const button = (which: string) => document.getElementById(`${which}-${id}`)
      const wanted = button(direction)
      if (wanted instanceof HTMLButtonElement && !wanted.disabled) wanted.focus()
      else button(direction === 'up' ? 'down' : 'up')?.focus()
    })
  }

  async function move(from: number, to: number) {
    const moved = shown[from]
    if (!moved || to === from) return
    const others = shown.filter((_, index) => index !== from)
    // Past the edge of the page, the neighbor is on another page.
    const target =
      to < 0
        ? { before }
        : to >= shown.length
          ? { after }
          : to === 0
            ? { before: others[0]?.id }
            : { after: others[to - 1]?.id }
    show([...others.slice(0, Math.max(0, to)), moved, ...others.slice(Math.max(0, to))])
    setAnnouncement(t('moved', { title: moved.title, place: first + to, total }))
    await ask('order', 'PATCH', { schematic: moved.id, ...target })
  }

  async function saveNote(event: FormEvent<HTMLFormElement>, item: ListItem) {
    event.preventDefault()
    const note = new FormData(event.currentTarget).get('note')
    if (await ask(`items/${item.id}`, 'PUT', { note })) {
      setNoting(undefined)
      setAnnouncement(t('noteSaved', { title: item.title }))
    }
  }

  async function remove(item: ListItem) {
    show(shown.filter(({ id }) => id !== item.id))
    setAnnouncement(t('removed', { title: item.title }))
    await ask(`items/${item.id}`, 'DELETE')
  }

  const { drag, handleOf } = useReorder(list, move)

  return (
    <div className="grid gap-3">
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <ol ref={list} start={first} className="grid gap-3">
        {shown.map((item, index) => (
          <li
            key={item.id}
            className={clsx(
              'rounded-lg',
              drag?.from === index && 'opacity-50',
              drag && drag.from !== index && drag.to === index && 'outline-3 outline-offset-2 outline-primary',
            )}
          >
            <ListRow
              item={item}
              place={first + index}
              tools={
                <div className="flex flex-wrap items-center gap-1 max-lg:border-t max-lg:border-line max-lg:pt-2">
                  <span
                    {...handleOf(index)}
                    aria-hidden
                    title={t('drag')}
                    className="grid size-9 cursor-grab touch-none place-items-center rounded-md text-muted hover:bg-raised active:cursor-grabbing"
                  >
                    <GripVertical className="size-5" />
                  </span>
                  <Button
                    look="ghost"
                    size="icon"
                    className="size-9"
                    disabled={index === 0 && before === null}
                    id={`up-${item.id}`}
                    aria-label={t('moveUp', { title: item.title })}
                    onClick={() => {
                      keepFocus(item.id, 'up')
                      void move(index, index - 1)
                    }}
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    look="ghost"
                    size="icon"
                    className="size-9"
                    disabled={index === shown.length - 1 && after === null}
                    id={`down-${item.id}`}
                    aria-label={t('moveDown', { title: item.title })}
                    onClick={() => {
                      keepFocus(item.id, 'down')
                      void move(index, index + 1)
                    }}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                  <Button
                    look="ghost"
                    size="small"
                    aria-expanded={noting === item.id}
                    aria-label={t('noteOn', { title: item.title })}
                    onClick={() => setNoting(noting === item.id ? undefined : item.id)}
                  >
                    <NotebookPen aria-hidden />
                    {t('note')}
                  </Button>
                  <Button
                    look="ghost"
                    size="small"
                    className="ml-auto"
                    aria-label={t('removeOne', { title: item.title })}
                    onClick={() => remove(item)}
                  >
                    <X aria-hidden />
                    {t('remove')}
                  </Button>
                </div>
              }
            >
              {noting === item.id && (
                <form onSubmit={(event) => saveNote(event, item)} className="grid gap-2 pt-2">
                  <label htmlFor={`note-${item.id}`} className="font-semibold">
                    {t('noteLabel')}
                  </label>
                  <textarea
                    id={`note-${item.id}`}
                    name="note"
                    dir="auto"
                    rows={3}
                    maxLength={MAX_CHARACTERS.listNote}
                    defaultValue={item.note ?? ''}
                    className="field"
                  />
                  <Button type="submit" look="primary" size="small" className="justify-self-start">
                    {t('saveNote')}
                  </Button>
                </form>
              )}
            </ListRow>
          </li>
        ))}
      </ol>
    </div>
  )
}
