import { useTranslations } from 'next-intl'
import { MIN_PASSWORD_CHARACTERS } from '@/core/text/textLimits'
import { Field } from '../ui/Field'

/** A field for a new password. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  const t = useTranslations('Account')
  return (
    <Field id="password" label={label} hint={t('passwordHint', { count: MIN_PASSWORD_CHARACTERS })} error={error}>
      {(control) => (
        <input {...control} name="password" type="password" autoComplete="new-password" required className="field" />
      )}
    </Field>
  )
}
