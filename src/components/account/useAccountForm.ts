'use client'

import { type FormEvent, useState } from 'react'
import type { Problem } from '../ui/readProblem'

/** Runs a form's requests. Shows errors, or continues to the next page. */
export function useAccountForm(next: string, send: (fields: Record<string, string>) => Promise<Problem[]>) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblems([])
    const found = await send(
      Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    )
    setProblems(found)
    // A full page load, so that nothing cached from before signing in is shown.
    if (found.length === 0) window.location.assign(next)
    else setBusy(false)
  }

  return { problems, busy, submit }
}
