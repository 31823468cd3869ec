import { Field } from '../ui/Field'

/** A field for the current password or a new one. */
export const PasswordField = ({
  id,
  name,
  label,
  hint,
  error,
  isNew = false,
  isOptional = false,
}: {
  id: string
  name: string
  label: string
  hint?: string
  error?: string | undefined
  isNew?: boolean
  isOptional?: boolean
}) => (
  <Field id={id} label={label} {...(hint && { hint })} error={error}>
    {(control) => (
      <input
        {...control}
        name={name}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required={!isOptional}
        className="field"
      />
    )}
  </Field>
)
