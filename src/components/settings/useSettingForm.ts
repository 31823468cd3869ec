'use client'

import { type FormEvent, useState } from 'react'
import type { Problem } from '../ui/readProblem'

/** Runs a settings form: errors are shown at their fields; success is announced and empties the form. */
export function useSettingForm(send: (fields: Record<string, string>) => Promise<Problem[]>) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    setState('busy')
    const found = await send(Object.fromEntries(fields))
    setProblems(found)
    setState(found.length === 0 ? 'saved' : 'idle')
    if (found.length === 0) form.reset()
  }

  return { problems, busy: state === 'busy', saved: state === 'saved', submit }
}
