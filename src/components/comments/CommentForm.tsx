'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'

const LONGEST = 5000

type Props = { schematicId: string; parent?: string; label: string; onDone?: () => void }

export function CommentForm({ schematicId, parent, label, onDone }: Props) {
  const router = useRouter()
  const id = useId()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = String(new FormData(form).get('body') ?? '').trim()
    if (!body) return setProblem('Write something first.')
    setBusy(true)
    const { problems } = await callApi('/api/comments', 'POST', {
      schematic: schematicId,
      body,
      ...(parent ? { parent } : {}),
    })
    setBusy(false)
    setProblem(problems[0]?.message)
    if (problems.length > 0) return
    form.reset()
    onDone?.()
    router.refresh()
  }

  return (
    <form onSubmit={send} className="grid gap-3">
      <Field id={id} label={label} error={problem}>
        {(control) => (
          <textarea
            {...control}
            name="body"
            rows={parent ? 2 : 3}
            maxLength={LONGEST}
            required
            dir="auto"
            className={fieldClasses}
          />
        )}
      </Field>
      <div className="flex gap-3">
        <Button type="submit" look="primary" size="small" disabled={busy}>
          {busy ? 'Sending…' : parent ? 'Reply' : 'Comment'}
        </Button>
        {onDone && (
          <Button size="small" look="ghost" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}
