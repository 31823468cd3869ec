'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { type Problem, problemAt } from '@/components/ui/readProblem'
import { useProblemWords } from '@/components/ui/useProblemWords'
import { type Visibility, visibilities } from '@/vocabulary'
import { DescriptionField } from './DescriptionField'

const LONGEST_TITLE = 100
const shownAtFields = ['title', 'description', 'category', 'tags']

const tagsIn = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

type Props = {
  id: string
  title: string
  description: string
  category: string
  tags: string[]
  visibility: Visibility
  categories: { slug: string; name: string }[]
}

/** What an author says of a build. Needs the messages of `Authoring` and `Words`. */
export function DetailsForm({ id, title, description, category, tags, visibility, categories }: Props) {
  const t = useTranslations('Authoring')
  const words = useTranslations('Words')
  const problemWords = useProblemWords()
  const router = useRouter()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    setSaid('')
    const answer = await callApi(`/api/schematics/${id}/details`, 'PUT', {
      title: text('title'),
      description: text('description'),
      category: text('category') || null,
      tags: tagsIn(text('tags')),
      visibility: text('visibility'),
    })
    setBusy(false)
    setProblems(answer.problems)
    const wrong = answer.problems.find(({ field }) => field && shownAtFields.includes(field))?.field
    if (wrong) document.getElementById(`details-${wrong}`)?.focus()
    if (answer.problems.length > 0) return
    setSaid(t('saved'))
    router.refresh()
  }

  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form onSubmit={save} className="grid gap-5">
      <Field id="details-title" label={t('field.title')} error={problemAt(problems, 'title')}>
        {(control) => (
          <input
            {...control}
            name="title"
            defaultValue={title}
            maxLength={LONGEST_TITLE}
            required
            dir="auto"
            className="field"
          />
        )}
      </Field>
      <DescriptionField id="details-description" text={description} error={problemAt(problems, 'description')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="details-category" label={t('field.category')} error={problemAt(problems, 'category')}>
          {(control) => (
            <select {...control} name="category" defaultValue={category} className="field">
              <option value="">{t('field.noCategory')}</option>
              {categories.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="details-tags" label={t('field.tags')} hint={t('field.tagsHint')} error={problemAt(problems, 'tags')}>
          {(control) => (
            <input
              {...control}
              name="tags"
              defaultValue={tags.join(', ')}
              maxLength={500}
              dir="auto"
              className="field"
            />
          )}
        </Field>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-semibold">{t('field.visibility')}</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {visibilities.map((value) => (
            <label
              key={value}
              className="flex cursor-pointer gap-3 rounded-md bg-surface p-3 shadow-[inset_0_0_0_1px_var(--field)] has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_2px_var(--primary)]"
            >
              <input
                type="radio"
                name="visibility"
                value={value}
                defaultChecked={visibility === value}
                className="mt-1 size-4 accent-(--primary)"
              />
              <span className="grid">
                <span className="font-semibold">{words(`visibility.${value}.name`)}</span>
                <span className="text-sm text-muted">{words(`visibility.${value}.hint`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {general && <Notice tone="danger">{problemWords(general)}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? t('saving') : t('save')}
        </Button>
        <p role="status" className="text-primary-ink">
          {said}
        </p>
      </div>
    </form>
  )
}
