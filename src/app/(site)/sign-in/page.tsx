import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/account/SignInForm'
import { safeNext } from '@/components/account/safeNext'
import { currentVisitor } from '@/server/pages/visitor'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next)
  if ((await currentVisitor()).person) redirect(next)
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 py-4">
      <h1 className="text-3xl font-extrabold tracking-tight">Sign in</h1>
      <div className="panel sm:p-8">
        <SignInForm next={next} />
      </div>
      <p className="text-muted">
        <Link className="link" href="/forgot-password">
          Forgot your password?
        </Link>
      </p>
      <p className="text-muted">
        New here?{' '}
        <Link className="link" href={`/sign-up?next=${encodeURIComponent(next)}`}>
          Create an account
        </Link>
      </p>
    </div>
  )
}
