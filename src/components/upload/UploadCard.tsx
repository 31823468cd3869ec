'use client'

import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { buttonClasses } from '../ui/buttonClasses'
import { Notice } from '../ui/Notice'
import { BuildPicture } from './BuildPicture'
import { DraftFields } from './DraftFields'
import { FileFactsLine } from './FileFactsLine'
import { FileProblem } from './FileProblem'
import { JourneyPanel } from './JourneyPanel'
import { type Draft, hasPermanentProblem, type Item, isUnderWay } from './queue/item'
import { UnsafeHint } from './UnsafeHint'
import { UploadProgress } from './UploadProgress'

const fields = new Set(['title', 'description', 'category', 'tags', 'visibility'])

type Props = {
  item: Item
  journey: JourneyState | undefined
  isScanned: boolean
  categories: readonly { slug: string; name: string }[]
  maxBytes: number
  onChange: (change: Partial<Draft>) => void
  onFiles: (files: File[]) => void
  onSend: () => void
  onCancel: () => void
  onRemove: () => void
}

/** A rejected file needs no room for a preview. */
const layoutOf = (item: Item) => {
  if (!hasPermanentProblem(item)) return 'sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-6'
  return item.picture ? 'grid-cols-[auto_minmax(0,1fr)]' : ''
}

/** One file, from selection until its build is published. */
export function UploadCard(props: Props) {
  const { item, journey, isScanned, categories, maxBytes, onChange, onFiles, onSend, onCancel, onRemove } = props
  const t = useTranslations('Upload')
  const headingId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [isUntitled, setUntitled] = useState(false)
  const { name, file, draft, phase, doc } = item

  function submit(event: FormEvent) {
    event.preventDefault()
    const isMissing = draft.title.trim() === ''
    setUntitled(isMissing)
    if (isMissing) form.current?.querySelector('input')?.focus()
    else onSend()
  }

  const atFields = item.problems.filter(({ field }) => field !== undefined && fields.has(field))
  const others = item.problems.filter(({ field }) => field === undefined || !fields.has(field))
  const isDead = hasPermanentProblem(item)
  const removal = (
    <Button
      size="icon"
      look="ghost"
      className="-me-2 -mt-2 shrink-0"
      aria-label={t('remove', { name: journey?.title ?? name })}
      onClick={onRemove}
    >
      <X aria-hidden />
    </Button>
  )

  return (
    <li className="panel relative p-4! sm:p-5!">
      <article aria-labelledby={headingId} className={clsx('grid gap-4', layoutOf(item))}>
        {(!isDead || item.picture) && (
          <BuildPicture
            picture={item.picture}
            isPreviewing={item.isPreviewing}
            className={isDead ? 'size-20' : 'aspect-video sm:aspect-square'}
          />
        )}
        {doc && journey ? (
          <div>
            <span id={headingId} className="sr-only">
              {journey.title}
            </span>
            <JourneyPanel journey={journey} isScanned={isScanned} removal={removal} />
          </div>
        ) : (
          <div className="grid min-w-0 content-start gap-4">
            <div className="flex items-start gap-3">
              <div id={headingId} className="min-w-0 grow">
                <FileFactsLine item={item} />
              </div>
              {phase === 'draft' && removal}
            </div>
            {others.map((problem) => (
              <Notice key={problem.code ?? problem.message} tone="danger">
                <FileProblem problem={problem} maxBytes={maxBytes} />
              </Notice>
            ))}
            {!file && (
              <Notice tone="info">
                <p>{t.rich('awaiting', { name: () => <bdi className="font-semibold wrap-anywhere">{name}</bdi> })}</p>
                <label
                  className={`${buttonClasses({ size: 'small' })} relative mt-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-copper`}
                >
                  {t('chooseAgain')}
                  <input
                    type="file"
                    className="absolute inset-0 size-full cursor-pointer opacity-0"
                    onChange={({ target }) => onFiles([...(target.files ?? [])])}
                  />
                </label>
              </Notice>
            )}
            {phase === 'draft' && !isDead && (
              <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
                <UnsafeHint facts={item.facts} />
                <DraftFields
                  item={item}
                  problems={
                    isUntitled && draft.title.trim() === ''
                      ? [...atFields, { field: 'title', message: t('field.titleMissing') }]
                      : atFields
                  }
                  categories={categories}
                  onChange={onChange}
                />
                {file && (
                  <Button type="submit" look="primary" className="justify-self-start">
                    {item.problems.length > 0 ? t('sendAgain') : t('send')}
                  </Button>
                )}
              </form>
            )}
            {(isUnderWay(item) || phase === 'sent') && (
              <div className="grid gap-3">
                <h3 className="text-lg leading-snug font-bold">
                  <bdi className="wrap-anywhere">{draft.title}</bdi>
                </h3>
                <UploadProgress
                  sending={{ ...item, title: draft.title, phase: phase === 'sent' ? 'finishing' : phase }}
                  onCancel={onCancel}
                />
              </div>
            )}
          </div>
        )}
      </article>
    </li>
  )
}
