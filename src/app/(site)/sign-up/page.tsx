import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { SignUpForm } from '@/components/account/SignUpForm'
import { safeNext } from '@/components/account/safeNext'
import { currentVisitor } from '@/server/pages/visitor'

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next)
  if ((await currentVisitor()).person) redirect(next)
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 py-4">
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Create an account</h1>
        <p className="text-muted">To publish builds, like them and talk about them. Downloading needs none.</p>
      </div>
      <div className="panel sm:p-8">
        <SignUpForm next={next} />
      </div>
      <p className="text-muted">
        Already have one?{' '}
        <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          Sign in
        </Link>
      </p>
    </div>
  )
}
