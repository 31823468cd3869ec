'use client'

import { type FormEvent, useRef, useState } from 'react'
import type { Problem } from '../ui/readProblem'

/** Runs a form's requests. Shows errors, or continues to the next page. */
export function useAccountForm(next: string, send: (fields: Record<string, string>) => Promise<Problem[]>) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const fields = useRef<Record<string, string>>({})

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    fields.current = Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    await repeat()
  }

  /** Sends the same once more. */
  async function repeat() {
    setBusy(true)
    setProblems([])
    const found = await send(fields.current)
    setProblems(found)
    // A full page load, so that nothing cached from before signing in is shown.
    if (found.length === 0) window.location.assign(next)
    else setBusy(false)
  }

  return { problems, busy, submit, repeat, clear: () => setProblems([]) }
}
