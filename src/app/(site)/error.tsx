'use client'

import { Button } from '@/components/ui/Button'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="plate mx-auto grid max-w-2xl justify-items-center gap-5 rounded-xl px-6 py-16 text-center sm:px-12">
      <h1 className="text-3xl font-extrabold tracking-tight">This page could not be put together</h1>
      <p className="text-muted">
        Something went wrong on our side. Try again; if it stays like this, come back in a few minutes.
      </p>
      {error.digest && <p className="font-mono text-sm text-muted">Reference {error.digest}</p>}
      <Button look="primary" onClick={reset}>
        Try again
      </Button>
    </div>
  )
}
