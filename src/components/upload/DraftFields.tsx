'use client'

import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { visibilities } from '@/core/vocabulary'
import { CategoryOptions } from '../ui/CategoryOptions'
import { Field } from '../ui/Field'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import type { Draft, Item } from './queue/item'

type Props = {
  item: Item
  problems: Problem[]
  categories: readonly { slug: string; name: string }[]
  onChange: (change: Partial<Draft>) => void
}

/** Fields for a build's details, prefilled from the file and editable. */
export function DraftFields({ item: { id, draft, facts, touched }, problems, categories, onChange }: Props) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const describeProblem = useDescribeProblem()
  const isGuessed = facts !== undefined && draft.tags !== '' && !touched.includes('tags')
  return (
    <div className="grid gap-4">
      <Field id={`${id}-title`} label={t('field.title')} error={problemAt(problems, 'title', describeProblem)}>
        {(control) => (
          <input
            {...control}
            value={draft.title}
            onChange={({ target }) => onChange({ title: target.value })}
            required
            maxLength={MAX_CHARACTERS.title}
            dir="auto"
            className="field"
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Field
          id={`${id}-category`}
          label={t('field.category')}
          error={problemAt(problems, 'category', describeProblem)}
        >
          {(control) => (
            <select
              {...control}
              value={draft.category}
              onChange={({ target }) => onChange({ category: target.value })}
              className="field"
            >
              <option value="">{t('field.noCategory')}</option>
              <CategoryOptions categories={categories} />
            </select>
          )}
        </Field>
        <Field
          id={`${id}-tags`}
          label={t('field.tags')}
          hint={isGuessed ? t('field.guessed') : t('field.tagsHint')}
          error={problemAt(problems, 'tags', describeProblem)}
        >
          {(control) => (
            <input
              {...control}
              value={draft.tags}
              onChange={({ target }) => onChange({ tags: target.value })}
              placeholder={t('field.tagsExample')}
              dir="auto"
              className="field"
            />
          )}
        </Field>
      </div>
      <Field
        id={`${id}-description`}
        label={t('field.description')}
        hint={t('field.descriptionHint')}
        error={problemAt(problems, 'description', describeProblem)}
      >
        {(control) => (
          <textarea
            {...control}
            value={draft.description}
            onChange={({ target }) => onChange({ description: target.value })}
            rows={3}
            maxLength={MAX_CHARACTERS.description}
            dir="auto"
            className="field field-sizing-content max-h-80 min-h-24"
          />
        )}
      </Field>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-semibold">{t('field.visibility')}</legend>
        <div className="grid grid-cols-3 overflow-hidden rounded-md bg-surface shadow-[inset_0_0_0_1px_var(--field)]">
          {visibilities.map((visibility) => (
            <label
              key={visibility}
              className="grid min-h-11 cursor-pointer place-items-center rounded-md px-2 py-2 text-center font-semibold has-checked:bg-primary-soft has-checked:text-primary-ink has-checked:shadow-[inset_0_0_0_2px_var(--primary)] has-focus-visible:outline-3 has-focus-visible:-outline-offset-2 has-focus-visible:outline-copper"
            >
              <input
                type="radio"
                name={`${id}-visibility`}
                value={visibility}
                checked={draft.visibility === visibility}
                onChange={() => onChange({ visibility })}
                aria-describedby={`${id}-visibility-hint`}
                className="sr-only"
              />
              {words(`visibility.${visibility}.name`)}
            </label>
          ))}
        </div>
        <p id={`${id}-visibility-hint`} className="text-sm text-muted">
          {words(`visibility.${draft.visibility}.hint`)}
        </p>
      </fieldset>
    </div>
  )
}
