'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { MAX_CHARACTERS, MAX_TAGS } from '@/core/text/textLimits'
import type { Visibility } from '@/core/vocabulary'
import { Button } from '../ui/Button'
import { CategoryOptions } from '../ui/CategoryOptions'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { VisibilityChoice } from '../ui/VisibilityChoice'
import { DescriptionField } from './DescriptionField'

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

/** The form for a build's details. Needs the messages of `Authoring` and `Words`. */
export function DetailsForm({ id, title, description, category, tags, visibility, categories }: Props) {
  const t = useTranslations('Authoring')
  const words = useTranslations('Words')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [announcement, setAnnouncement] = useState('')

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    setAnnouncement('')
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
    setAnnouncement(t('saved'))
    router.refresh()
  }

  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form onSubmit={save} className="grid gap-5">
      <Field id="details-title" label={t('field.title')} error={problemAt(problems, 'title', describeProblem)}>
        {(control) => (
          <input
            {...control}
            name="title"
            defaultValue={title}
            maxLength={MAX_CHARACTERS.title}
            required
            dir="auto"
            className="field"
          />
        )}
      </Field>
      <DescriptionField
        id="details-description"
        text={description}
        error={problemAt(problems, 'description', describeProblem)}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="details-category"
          label={t('field.category')}
          error={problemAt(problems, 'category', describeProblem)}
        >
          {(control) => (
            <select {...control} name="category" defaultValue={category} className="field">
              <option value="">{t('field.noCategory')}</option>
              <CategoryOptions categories={categories} />
            </select>
          )}
        </Field>
        <Field
          id="details-tags"
          label={t('field.tags')}
          hint={t('field.tagsHint')}
          error={problemAt(problems, 'tags', describeProblem)}
        >
          {(control) => (
            <input
              {...control}
              name="tags"
              defaultValue={tags.join(', ')}
              maxLength={MAX_TAGS * (MAX_CHARACTERS.topicName + 2)}
              dir="auto"
              className="field"
            />
          )}
        </Field>
      </div>
      <VisibilityChoice
        legend={t('field.visibility')}
        hintOf={(one) => words(`visibility.${one}.hint`)}
        chosen={visibility}
        className="sm:grid-cols-3"
      />
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? t('saving') : t('save')}
        </Button>
        <p role="status" className="text-primary-ink">
          {announcement}
        </p>
      </div>
    </form>
  )
}
