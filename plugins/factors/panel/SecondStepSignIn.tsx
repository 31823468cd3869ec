import type { ServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { translatorFor } from '@/i18n/translatorFor'
import { SecondStepForm } from './SecondStepForm'

/** Below the panel's form to sign in, which knows passwords alone: for staff with a second factor or a passkey. */
export async function SecondStepSignIn({ i18n, payload }: ServerProps) {
  const account = await translatorFor(i18n.language, 'Account')
  const ui = await translatorFor(i18n.language, 'Ui')
  const problems = await translatorFor(i18n.language, 'Problems')
  const words = {
    title: ui('secondStep.panel'),
    email: account('email'),
    password: account('password'),
    code: ui('secondStep.codeOrRecovery'),
    submit: account('signIn.submit'),
    passkey: account('signIn.passkey'),
    problems: {
      wrong_code: problems('wrong_code'),
      wrong_credentials: problems('wrong_credentials'),
      passkey_refused: problems('passkey_refused'),
      challenge_expired: problems('challenge_expired'),
    },
  }
  return <SecondStepForm words={words} users={contextOf(payload).slugs.users} />
}
