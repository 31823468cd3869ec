'use client'

import Link from 'next/link'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Meter } from '@/components/ui/Meter'
import { Notice } from '@/components/ui/Notice'
import { type Problem, problemAt } from '@/components/ui/readProblem'
import type { FileStatus } from '@/vocabulary'
import { FileDrop } from './FileDrop'
import { type Followed, followJourney } from './followJourney'
import { sendUpload } from './sendUpload'
import { tagsOf } from './tagsOf'
import { titleOf } from './titleOf'
import { UploadProgress } from './UploadProgress'
import { VisibilityChoice } from './VisibilityChoice'

const shownAtFields = ['file', 'title', 'description', 'category', 'tags', 'visibility']
const stepsBehind: Partial<Record<FileStatus, number>> = { hashed: 2, scanned: 3 }

export function UploadForm({ categories }: { categories: { slug: string; name: string }[] }) {
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<AbortController>(null)
  const [file, setFile] = useState<File>()
  const [title, setTitle] = useState('')
  // Once somebody has typed a title, another file leaves it alone.
  const [isOwnTitle, setOwnTitle] = useState(false)
  const [sent, setSent] = useState<number>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [published, setPublished] = useState<{ slug: string; seen: Followed; furthest: number }>()

  // Leaving the page ends the looking-after, not the file's journey.
  useEffect(() => () => running.current?.abort(), [])

  function take(chosen: File) {
    setFile(chosen)
    setProblems([])
    if (!isOwnTitle) setTitle(titleOf(chosen.name))
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
          <textarea {...control} name="description" rows={6} maxLength={20_000} dir="auto" className={fieldClasses} />
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
