import { Field } from '../ui/Field'

type Words = { email: string; password: string }

/**
 * Sign-in fields as password managers expect them.
 * @param ids prefix of the fields' ids, if the page may have others
 * @param offersPasskeys whether the browser may offer passkeys at the address
 */
export function SignInFields({
  labels,
  errors,
  ids = '',
  offersPasskeys = false,
}: {
  labels: Words
  errors?: Partial<Words>
  ids?: string
  offersPasskeys?: boolean
}) {
  return (
    <>
      <Field id={`${ids}email`} label={labels.email} error={errors?.email}>
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            autoComplete={offersPasskeys ? 'email webauthn' : 'email'}
            required
            className="field"
          />
        )}
      </Field>
      <Field id={`${ids}password`} label={labels.password} error={errors?.password}>
        {(control) => (
          <input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="field"
          />
        )}
      </Field>
    </>
  )
}
