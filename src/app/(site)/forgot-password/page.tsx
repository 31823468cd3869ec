import type { Metadata } from 'next'
import Link from 'next/link'
import { ForgotPasswordForm } from '@/components/account/ForgotPasswordForm'
import { Notice } from '@/components/ui/Notice'
import { env } from '@/env'

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } }

const NoMails = () => (
  <Notice tone="warning">
    This shop sends no mails, so it cannot send you a link. Ask whoever runs it for a new password.
  </Notice>
)

const Sent = () => (
  <>
    <Notice tone="info">
      If there is an account with this address, a mail is on its way to it. The link in it works for an hour.
    </Notice>
    <p className="text-muted">
      Nothing came? Look among the spam, or{' '}
      <a className="link" href="/forgot-password">
        ask again
      </a>
      .
    </p>
  </>
)

const Ask = () => (
  <>
    <p className="text-muted">We send you a link with which you choose a new one.</p>
    <div className="panel sm:p-8">
      <ForgotPasswordForm next="/forgot-password?sent=1" />
    </div>
    <p className="text-muted">
      Remembered it after all?{' '}
      <Link className="link" href="/sign-in">
        Sign in
      </Link>
    </p>
  </>
)

export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  const isSent = (await searchParams).sent === '1'
  const Content = isSent ? Sent : Ask
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 py-4">
      <h1 className="text-3xl font-extrabold tracking-tight">Forgot your password?</h1>
      {env.SMTP_URL ? <Content /> : <NoMails />}
    </div>
  )
}
