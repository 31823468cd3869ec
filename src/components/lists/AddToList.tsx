'use client'

import type { ListChoice } from '@plugins/lists/queries/readLists'
import { ListPlus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import type { ButtonLook } from '../ui/buttonClasses'
import { callApi } from '../ui/callApi'
import { Link } from '../ui/Link'
import { LinkButton } from '../ui/LinkButton'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Props = ButtonLook & { schematicId: string; title: string; isSignedIn: boolean; className?: string }

const choicesIn = (body: unknown): ListChoice[] =>
  typeof body === 'object' && body !== null && 'lists' in body && Array.isArray(body.lists) ? body.lists : []

/** Adds a build to the user's lists and removes it. Needs the messages of `AddToList`; loads the lists when opened. */
export function AddToList({ schematicId, title, isSignedIn, ...looks }: Props) {
  const t = useTranslations('AddToList')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const pathname = usePathname()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [lists, setLists] = useState<ListChoice[]>()
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')
  const [busy, setBusy] = useState(false)

  async function load() {
    const { problems, body } = await callApi(`/api/lists/choices?schematic=${schematicId}`, 'GET')
    setProblem(problems[0] && describeProblem(problems[0]))
    if (!problems[0]) setLists(choicesIn(body))
  }

  async function open() {
    dialog.current?.showModal()
    await load()
  }

  const change = (id: string, listed: boolean) =>
    setLists((all) =>
      all?.map((list) =>
        list.id === id && list.listed !== listed
          ? { ...list, listed, itemCount: list.itemCount + (listed ? 1 : -1) }
          : list,
      ),
    )

  async function toggle(list: ListChoice) {
    change(list.id, !list.listed)
    const { problems } = await callApi(`/api/lists/${list.id}/items/${schematicId}`, list.listed ? 'DELETE' : 'PUT')
    setProblem(problems[0] && describeProblem(problems[0]))
    if (problems[0]) change(list.id, list.listed)
    else setAnnouncement(t(list.listed ? 'takenOut' : 'putIn', { list: list.title }))
  }

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('title') ?? '').trim()
    setBusy(true)
    const made = await callApi('/api/lists', 'POST', { title: name, visibility: 'private' })
    const doc: unknown = typeof made.body === 'object' && made.body !== null && 'doc' in made.body ? made.body.doc : {}
    const id = typeof doc === 'object' && doc !== null && 'id' in doc ? String(doc.id) : ''
    const { problems } = made.problems[0] ? made : await callApi(`/api/lists/${id}/items/${schematicId}`, 'PUT')
    setBusy(false)
    setProblem(problems[0] && describeProblem(problems[0]))
    if (problems[0]) return
    form.reset()
    setAnnouncement(t('putIn', { list: name }))
    await load()
  }

  const content = (
    <>
      <ListPlus aria-hidden />
      <span>{t('short')}</span>
    </>
  )
  if (!isSignedIn)
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(pathname)}`} aria-label={t('signIn')} {...looks}>
        {content}
      </LinkButton>
    )
  return (
    <>
      <Button {...looks} aria-haspopup="dialog" aria-label={t('open', { title })} onClick={open}>
        {content}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className="m-auto max-h-[min(40rem,calc(100dvh-2rem))] w-[min(28rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-2xl backdrop:bg-black/60"
      >
        <div className="grid gap-4 whitespace-normal">
          <h2 id={heading} className="text-xl font-bold">
            {t('heading')}
          </h2>
          <p aria-live="polite" className="sr-only">
            {announcement}
          </p>
          {problem && <Notice tone="danger">{problem}</Notice>}
          {lists === undefined ? (
            !problem && <p className="text-muted">{ui('loading')}</p>
          ) : (
            <>
              {lists.length === 0 && <p className="text-muted">{t('none')}</p>}
              <ul className="-mx-2 grid max-h-72 overflow-y-auto">
                {lists.map((list) => (
                  <li key={list.id}>
                    <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 hover:bg-raised">
                      <input
                        type="checkbox"
                        checked={list.listed}
                        onChange={() => toggle(list)}
                        className="size-5 shrink-0 accent-primary"
                      />
                      <bdi className="min-w-0 grow font-semibold wrap-anywhere">{list.title}</bdi>
                      <span className="text-sm whitespace-nowrap text-muted tabular-nums">
                        {t('count', { count: list.itemCount })}
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
              <form onSubmit={create} className="grid gap-2 border-t border-line pt-4">
                <label htmlFor={`${heading}-title`} className="font-semibold">
                  {t('newList')}
                </label>
                <div className="flex gap-2">
                  <input
                    id={`${heading}-title`}
                    name="title"
                    required
                    maxLength={MAX_CHARACTERS.title}
                    dir="auto"
                    aria-describedby={`${heading}-hint`}
                    className="field"
                  />
                  <Button type="submit" disabled={busy}>
                    {t('create')}
                  </Button>
                </div>
                <p id={`${heading}-hint`} className="text-sm text-muted">
                  {t('newHint')}
                </p>
              </form>
            </>
          )}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Link href="/my/lists" className="link">
              {t('all')}
            </Link>
            <Button onClick={() => dialog.current?.close()}>{ui('close')}</Button>
          </div>
        </div>
      </dialog>
    </>
  )
}
