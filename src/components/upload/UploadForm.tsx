'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Meter } from '@/components/ui/Meter'
import { Notice } from '@/components/ui/Notice'
import { type Problem, problemAt } from '@/components/ui/readProblem'
import { refusalWords } from '@/components/words/statusWords'
import { type FileStatus, isRefusalReason } from '@/vocabulary'
import { FileDrop } from './FileDrop'
import type { FileFacts, FilePicture, LookMessage } from './fileLook'
import { type Followed, followJourney } from './followJourney'
import { sendUpload } from './sendUpload'
import { tagsOf } from './tagsOf'
import { titleOf } from './titleOf'
import { UploadProgress } from './UploadProgress'
import { VisibilityChoice } from './VisibilityChoice'

const shownAtFields = ['file', 'title', 'description', 'category', 'tags', 'visibility']
// Nothing of the engine is loaded before a file is chosen.
const FileLook = dynamic(() => import('./FileLook').then((module) => module.FileLook))
const stepsBehind: Partial<Record<FileStatus, number>> = { hashed: 2, scanned: 3 }

export function UploadForm({ categories }: { categories: { slug: string; name: string }[] }) {
  const input = useRef<HTMLInputElement>(null)
  const description = useRef<HTMLTextAreaElement>(null)
  const running = useRef<AbortController>(null)
  const endLook = useRef<() => void>(null)
  const [file, setFile] = useState<File>()
  const [title, setTitle] = useState('')
  // Once somebody has typed a title, another file leaves it alone.
  const [isOwnTitle, setOwnTitle] = useState(false)
  const [facts, setFacts] = useState<FileFacts>()
  const [picture, setPicture] = useState<FilePicture>()
  const [sent, setSent] = useState<number>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [published, setPublished] = useState<{ slug: string; seen: Followed; furthest: number }>()

  // Leaving the page ends the looking-after, not the file's journey.
  useEffect(
    () => () => {
      running.current?.abort()
      endLook.current?.()
    },
    [],
  )

  function take(chosen: File) {
    setFile(chosen)
    setProblems([])
    setFacts(undefined)
    setPicture(undefined)
    if (!isOwnTitle) setTitle(titleOf(chosen.name))
    endLook.current?.()
    let isOver = false
    endLook.current = () => {
      isOver = true
    }
    void import('./lookAtFile').then(({ lookAtFile }) => {
      if (!isOver) endLook.current = lookAtFile(chosen, (message) => hear(message, chosen))
    })
  }

  /** What the browser found in the file, while nothing has been sent. */
  function hear(message: LookMessage, chosen: File) {
    if (message.kind === 'picture') setPicture(message.picture)
    // What can't be read here is no reason against a file; what is wrong with it is said now rather than after sending it.
    if (message.kind === 'refused' && isRefusalReason(message.code)) {
      setProblems([{ message: refusalWords[message.code], field: 'file' }])
    }
    if (message.kind !== 'facts') return
    const { metadata } = message.facts
    setFacts(message.facts)
    const own = metadata.name === 'Unnamed' ? null : metadata.name
    // Only what was made of the file's name gives way to the name in the file.
    if (own) setTitle((title) => (title === titleOf(chosen.name) ? own.slice(0, 100) : title))
    if (description.current?.value === '') description.current.value = metadata.description ?? ''
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    if (!file) {
      setProblems([{ message: 'Choose the file of your build first.', field: 'file' }])
      return input.current?.focus()
    }
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const controller = new AbortController()
    running.current = controller
    setProblems([])
    setSent(0)
    const answer = await sendUpload(
      file,
      {
        title: title.trim(),
        tags: tagsOf(text('tags')),
        visibility: text('visibility'),
        ...(text('description') ? { description: text('description') } : {}),
        ...(text('category') ? { category: text('category') } : {}),
      },
      setSent,
      controller.signal,
    )
    setSent(undefined)
    setProblems(answer.problems)
    if (!answer.doc) return
    const { id, slug } = answer.doc
    setPublished({ slug, seen: { status: 'received', reason: null }, furthest: 1 })
    await followJourney(
      id,
      (seen) =>
        setPublished((before) => ({
          slug,
          seen,
          furthest: Math.max(before?.furthest ?? 1, stepsBehind[seen.status] ?? 1),
        })),
      controller.signal,
    )
  }

  if (published) return <UploadProgress {...published} />

  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  const duplicate = problems.find(({ code }) => code === 'duplicate_file')
  return (
    <form onSubmit={submit} className="grid gap-6" noValidate>
      <FileDrop input={input} file={file} error={problemAt(problems, 'file')} onFile={take} />
      {facts && <FileLook facts={facts} picture={picture} />}
      {duplicate?.slug && (
        <p>
          <Link className="link font-semibold" href={`/schematics/${duplicate.slug}`}>
            Open the build that has this file
          </Link>
        </p>
      )}
      {general && <Notice tone="danger">{general.message}</Notice>}
      <Field id="title" label="Title" error={problemAt(problems, 'title')}>
        {(control) => (
          <input
            {...control}
            name="title"
            value={title}
            onChange={(event) => {
              setTitle(event.target.value)
              setOwnTitle(event.target.value !== '')
            }}
            required
            maxLength={100}
            dir="auto"
            className={fieldClasses}
          />
        )}
      </Field>
      <Field
        id="description"
        label="Description"
        hint="What it is and what to know before building it. Markdown works."
        error={problemAt(problems, 'description')}
      >
        {(control) => (
          <textarea
            {...control}
            ref={description}
            name="description"
            rows={6}
            maxLength={20_000}
            dir="auto"
            className={fieldClasses}
          />
        )}
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field id="category" label="Category" error={problemAt(problems, 'category')}>
          {(control) => (
            <select {...control} name="category" className={fieldClasses} defaultValue="">
              <option value="">None</option>
              {categories.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="tags" label="Tags" hint="Up to 10, with commas between." error={problemAt(problems, 'tags')}>
          {(control) => (
            <input {...control} name="tags" placeholder="medieval, tower" dir="auto" className={fieldClasses} />
          )}
        </Field>
      </div>
      <VisibilityChoice />
      {sent === undefined ? (
        <Button type="submit" look="primary" size="large" className="justify-self-start">
          Upload and publish
        </Button>
      ) : (
        <div className="panel grid gap-3">
          <p role="status" className="font-semibold">
            {sent < 1 ? 'Sending the file…' : 'The file is across; one moment…'}
          </p>
          <Meter role="progressbar" label="Upload" value={sent} text={`${Math.round(sent * 100)}% sent`} />
          <Button size="small" className="justify-self-start" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  )
}
