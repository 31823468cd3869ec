import type { Metadata } from 'next'
import { ResetPasswordForm } from '@/components/account/ResetPasswordForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'

/** The address is a secret while its link works, so no other site may learn it. */
export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false },
  referrer: 'no-referrer',
}

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 py-4">
      <h1 className="text-3xl font-extrabold tracking-tight">Choose a new password</h1>
      {typeof token === 'string' && token ? (
        <div className="panel sm:p-8">
          <ResetPasswordForm token={token} />
        </div>
      ) : (
        <>
          <Notice tone="warning">This address is not complete. Open the link in our mail once more, as it is.</Notice>
          <LinkButton href="/forgot-password" className="justify-self-start">
            Ask for a new link
          </LinkButton>
        </>
      )}
    </div>
  )
}
