'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'

/** Characters of a description. */

// The Markdown renderer is loaded on the first preview.
const Markdown = dynamic(() => import('../listing/Markdown').then((module) => module.Markdown))

/** A Markdown field with a preview. */
export function DescriptionField({ id, text, error }: { id: string; text: string; error: string | undefined }) {
  const t = useTranslations('Authoring')
  const [value, setValue] = useState(text)
  const [isPreview, setPreview] = useState(false)
  return (
    <div className="grid gap-2">
      <Field id={id} label={t('field.description')} hint={t('field.descriptionHint')} error={error}>
        {(control) => (
          <textarea
            {...control}
            name="description"
            value={value}
            data-waits
            onChange={({ target }) => setValue(target.value)}
            maxLength={MAX_CHARACTERS.description}
            rows={10}
            dir="auto"
            className="field"
          />
        )}
      </Field>
      <Button
        size="small"
        className="justify-self-start"
        aria-expanded={isPreview}
        aria-controls={`${id}-preview`}
        onClick={() => setPreview(!isPreview)}
      >
        {t('preview')}
      </Button>
      <section id={`${id}-preview`} aria-label={t('preview')} hidden={!isPreview} className="panel">
        {isPreview && (value.trim() ? <Markdown text={value} /> : <p className="text-muted">{t('previewEmpty')}</p>)}
      </section>
    </div>
  )
}
