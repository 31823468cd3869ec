'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** Characters of a comment. */

type Props = {
  /** The request to send: a new comment, or an edit. */
  send: { path: string; method: 'POST' | 'PATCH'; data: Record<string, string> }
  label: string
  sendLabel: string
  text?: string
  /** Focuses the field on mount, such as after a button opened it. */
  focused?: boolean
  onSent: (id: string | undefined) => void
  onCancel?: () => void
}

const idOf = (body: unknown): string | undefined => {
  const doc = typeof body === 'object' && body !== null && 'doc' in body ? body.doc : undefined
  return typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? doc.id : undefined
}

export function CommentForm({ send, label, sendLabel, text = '', focused = false, onSent, onCancel }: Props) {
  const t = useTranslations('Comments')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (focused) area.current?.focus()
  }, [focused])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = String(new FormData(form).get('body') ?? '').trim()
    if (!body) {
      setProblem(t('empty'))
      area.current?.focus()
      return
    }
    setBusy(true)
    const answer = await callApi(send.path, send.method, { ...send.data, body })
    setBusy(false)
    const [first] = answer.problems
    setProblem(first && describeProblem(first))
    if (first) {
      area.current?.focus()
      return
    }
    form.reset()
    onSent(idOf(answer.body))
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
    if (event.key === 'Escape' && onCancel) onCancel()
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field id={id} label={label} hint={t('hint')} error={problem}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            name="body"
            rows={text ? 5 : 3}
            maxLength={MAX_CHARACTERS.comment}
            required
            dir="auto"
            defaultValue={text}
            onKeyDown={press}
            className="field"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="small" disabled={busy}>
          {busy ? t('sending') : sendLabel}
        </Button>
        {onCancel && (
          <Button size="small" look="ghost" onClick={onCancel}>
            {ui('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
