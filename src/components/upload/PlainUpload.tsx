import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { CategoryOptions } from '../ui/CategoryOptions'
import { Field } from '../ui/Field'
import { VisibilityOptions } from '../ui/VisibilityOptions'

/** The upload form without scripts: one file at a time. */
export function PlainUpload({ categories }: { categories: { slug: string; name: string }[] }) {
  const t = useTranslations('Upload')
  return (
    <form method="post" action="/api/schematics" encType="multipart/form-data" className="panel grid gap-5 sm:p-8">
      <p>{t('plain.intro')}</p>
      <Field id="plain-title" label={t('field.title')}>
        {(control) => (
          <input {...control} name="title" required maxLength={MAX_CHARACTERS.title} dir="auto" className="field" />
        )}
      </Field>
      <Field id="plain-description" label={t('field.description')} hint={t('field.descriptionHint')}>
        {(control) => (
          <textarea
            {...control}
            name="description"
            rows={5}
            maxLength={MAX_CHARACTERS.description}
            dir="auto"
            className="field"
          />
        )}
      </Field>
      <Field id="plain-category" label={t('field.category')}>
        {(control) => (
          <select {...control} name="category" defaultValue="" className="field">
            <option value="">{t('field.noCategory')}</option>
            <CategoryOptions categories={categories} />
          </select>
        )}
      </Field>
      <Field id="plain-tags" label={t('field.tags')} hint={t('plain.tagsHint')}>
        {(control) => <input {...control} name="tags" dir="auto" className="field" />}
      </Field>
      <Field id="plain-visibility" label={t('field.visibility')}>
        {(control) => (
          <select {...control} name="visibility" className="field">
            <VisibilityOptions />
          </select>
        )}
      </Field>
      {/* The file comes last, so that the details arrive before it. */}
      <Field id="plain-file" label={t('plain.file')}>
        {(control) => <input {...control} type="file" name="file" required className="field" />}
      </Field>
      <Button type="submit" look="primary" className="justify-self-start">
        {t('send')}
      </Button>
    </form>
  )
}
