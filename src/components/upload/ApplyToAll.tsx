'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { visibilities } from '@/core/vocabulary'
import { Button } from '../ui/Button'
import { CategoryOptions } from '../ui/CategoryOptions'
import { Field } from '../ui/Field'
import { VisibilityOptions } from '../ui/VisibilityOptions'
import type { Draft } from './queue/item'

type Props = {
  categories: readonly { slug: string; name: string }[]
  onApply: (change: Partial<Draft>) => void
}

/** Applies common details to several builds. Unchanged fields keep each build's own value. */
export function ApplyToAll({ categories, onApply }: Props) {
  const t = useTranslations('Upload')

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const category = String(fields.get('category'))
    const tags = String(fields.get('tags')).trim()
    const visibility = visibilities.find((known) => known === fields.get('visibility'))
    onApply({ ...(category && { category }), ...(tags && { tags }), ...(visibility && { visibility }) })
  }

  return (
    <details className="panel p-0!">
      <summary className="cursor-pointer rounded-lg px-5 py-3 font-semibold">{t('forAll.title')}</summary>
      <form onSubmit={apply} className="grid items-end gap-4 px-5 pb-5 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <Field id="all-category" label={t('forAll.category')}>
          {(control) => (
            <select {...control} name="category" defaultValue="" className="field">
              <option value="">{t('forAll.asIs')}</option>
              <CategoryOptions categories={categories} />
            </select>
          )}
        </Field>
        <Field id="all-tags" label={t('forAll.tags')}>
          {(control) => <input {...control} name="tags" placeholder={t('forAll.asIs')} dir="auto" className="field" />}
        </Field>
        <Field id="all-visibility" label={t('forAll.visibility')}>
          {(control) => (
            <select {...control} name="visibility" defaultValue="" className="field">
              <option value="">{t('forAll.asIs')}</option>
              <VisibilityOptions />
            </select>
          )}
        </Field>
        <Button type="submit" className="max-sm:justify-self-start">
          {t('forAll.apply')}
        </Button>
      </form>
    </details>
  )
}
