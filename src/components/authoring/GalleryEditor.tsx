'use client'

import type { ListingPicture } from '@plugins/listings/queries/readListing'
import clsx from 'clsx'
import { ArrowLeft, ArrowRight, ImagePlus, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { MAX_PICTURES } from '@/core/fields/pictureSizes'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { buttonClasses } from '../ui/buttonClasses'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { type Problem, readProblems } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** An initial description, made from the file name. */
const altOf = (name: string) =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS.alt)

async function send(id: string, file: File, alt: string): Promise<{ picture?: ListingPicture; problems: Problem[] }> {
  const form = new FormData()
  form.set('alt', alt)
  form.set('file', file)
  try {
    const response = await fetch(`/api/schematics/${id}/pictures`, { method: 'POST', body: form })
    const body = await response.json().catch(() => undefined)
    return response.ok ? { picture: body.picture, problems: [] } : { problems: readProblems(body) }
  } catch {
    return { problems: [{ code: 'unreachable', message: 'The site could not be reached.' }] }
  }
}

/**
 * Edits a build's images: added at once; order, descriptions and removals are saved together. Needs the messages of
 * `Authoring`.
 */
export function GalleryEditor({
  id,
  pictures: saved,
  mayAdd,
}: {
  id: string
  pictures: ListingPicture[]
  /** Only the owner can add images. */
  mayAdd: boolean
}) {
  const t = useTranslations('Authoring.gallery')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const ids = useId()
  const [pictures, setPictures] = useState(saved)
  const [adding, setAdding] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')
  const isFull = pictures.length >= MAX_PICTURES

  async function add({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])].slice(0, MAX_PICTURES - pictures.length)
    setProblem(undefined)
    for (const file of files) {
      setAdding(file.name)
      const { picture, problems } = await send(id, file, altOf(file.name) || file.name)
      if (problems[0]) setProblem(`${file.name}: ${describeProblem(problems[0])}`)
      if (picture) {
        setPictures((all) => [...all, picture])
        setAnnouncement(t('added', { name: file.name }))
      }
    }
    setAdding(undefined)
    target.value = ''
    router.refresh()
  }

  function move(from: number, to: number) {
    setPictures((all) => {
      const next = [...all]
      const [picture] = next.splice(from, 1)
      if (picture) next.splice(to, 0, picture)
      return next
    })
    setAnnouncement(t('moved', { from: from + 1, to: to + 1 }))
    // The keyboard stays with the picture that moved.
    requestAnimationFrame(() => list.current?.children[to]?.querySelector('input')?.focus())
  }

  async function save() {
    setBusy(true)
    const { problems } = await callApi(`/api/schematics/${id}/gallery`, 'PUT', {
      pictures: pictures.map(({ id: picture, alt }) => ({ id: picture, alt })),
    })
    setBusy(false)
    setProblem(problems[0] && describeProblem(problems[0]))
    if (problems.length > 0) return
    setAnnouncement(t('saved'))
    router.refresh()
  }

  return (
    <div className="grid gap-4">
      <p className="text-muted">{t('hint', { count: MAX_PICTURES })}</p>
      {pictures.length === 0 && <p>{t('empty')}</p>}
      <ol ref={list} className="grid gap-3 sm:grid-cols-2">
        {pictures.map((picture, index) => (
          <li key={picture.id} className="grid gap-3 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line)]">
            {/* biome-ignore lint/performance/noImgElement: stored in the size shown */}
            <img
              src={picture.card ?? picture.url}
              alt={picture.alt}
              loading="lazy"
              className="aspect-[4/3] w-full rounded-md object-cover"
            />
            <label className="grid gap-1 text-sm font-semibold" htmlFor={`${ids}-${picture.id}`}>
              {t('alt', { number: index + 1 })}
            </label>
            <input
              id={`${ids}-${picture.id}`}
              value={picture.alt}
              data-waits
              maxLength={MAX_CHARACTERS.alt}
              required
              dir="auto"
              onChange={({ target }) =>
                setPictures((all) => all.map((one) => (one.id === picture.id ? { ...one, alt: target.value } : one)))
              }
              className="field"
            />
            <div className="flex gap-1">
              <Button
                look="ghost"
                size="icon"
                aria-label={t('earlier', { number: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <ArrowLeft aria-hidden className="rtl:rotate-180" />
              </Button>
              <Button
                look="ghost"
                size="icon"
                aria-label={t('later', { number: index + 1 })}
                disabled={index === pictures.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <ArrowRight aria-hidden className="rtl:rotate-180" />
              </Button>
              <Button
                look="ghost"
                size="icon"
                className="ms-auto text-danger"
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => {
                  setPictures((all) => all.filter((one) => one.id !== picture.id))
                  setAnnouncement(t('removed'))
                }}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        {mayAdd && (
          <label
            className={clsx(
              buttonClasses(),
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-copper',
              (isFull || adding) && 'cursor-not-allowed opacity-60',
            )}
          >
            <ImagePlus aria-hidden />
            {adding ? t('adding', { name: adding }) : t('add')}
            <input
              ref={input}
              type="file"
              data-waits
              accept="image/png,image/jpeg,image/webp"
              multiple
              disabled={isFull || adding !== undefined}
              onChange={add}
              className="sr-only"
            />
          </label>
        )}
        <Button look="primary" disabled={busy || adding !== undefined} onClick={save}>
          {busy ? ui('saving') : t('save')}
        </Button>
        <p role="status" className="text-sm text-primary-ink">
          {isFull && !announcement ? t('full') : announcement}
        </p>
      </div>
    </div>
  )
}
