'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Visibility } from '@/core/vocabulary'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { LinkButton } from '../ui/LinkButton'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { VisibilityChoice } from '../ui/VisibilityChoice'

type List = { id: string; slug: string; title: string; description: string | null; visibility: Visibility }

const slugIn = (body: unknown) =>
  typeof body === 'object' && body !== null && 'doc' in body && typeof body.doc === 'object' && body.doc !== null
    ? 'slug' in body.doc && String(body.doc.slug)
    : undefined

/** Creates a list, or edits its details. */
export function ListForm({ list, cancelTo }: { list?: List; cancelTo: string }) {
  const t = useTranslations('Lists')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = Object.fromEntries(new FormData(event.currentTarget))
    setBusy(true)
    const { problems: found, body } = list
      ? await callApi(`/api/lists/${list.id}`, 'PATCH', form)
      : await callApi('/api/lists', 'POST', form)
    setProblems(found)
    setBusy(false)
    if (found.length > 0) return
    router.push(`/lists/${encodeURIComponent(slugIn(body) || list?.slug || '')}`)
    router.refresh()
  }

  const general = problems.find(({ field }) => field !== 'title' && field !== 'description')
  return (
    <form onSubmit={save} className="grid gap-5">
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <Field id="list-title" label={t('form.title')} error={problemAt(problems, 'title', describeProblem)}>
        {(control) => (
          <input
            {...control}
            name="title"
            required
            maxLength={MAX_CHARACTERS.title}
            dir="auto"
            defaultValue={list?.title}
            className="field"
          />
        )}
      </Field>
      <Field
        id="list-description"
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        error={problemAt(problems, 'description', describeProblem)}
      >
        {(control) => (
          <textarea
            {...control}
            name="description"
            rows={4}
            maxLength={MAX_CHARACTERS.listDescription}
            dir="auto"
            defaultValue={list?.description ?? ''}
            className="field"
          />
        )}
      </Field>
      <VisibilityChoice
        legend={t('form.visibility')}
        hintOf={(one) => t(`form.hint.${one}`)}
        chosen={list?.visibility ?? 'public'}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={busy}>
          {list ? t('form.save') : t('form.create')}
        </Button>
        <LinkButton href={cancelTo}>{t('form.cancel')}</LinkButton>
      </div>
    </form>
  )
}
