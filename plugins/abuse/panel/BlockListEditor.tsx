'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'

type Props = {
  kinds: readonly { kind: string; name: string }[]
  terms: readonly { kind: string; term: string; written: string }[]
  words: Readonly<Record<'kind' | 'term' | 'add' | 'remove' | 'failed' | 'none', string>>
}

/** Adds entries to the block list and removes them, each at once. */
export function BlockListEditor({ kinds, terms, words }: Props) {
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const [busy, setBusy] = useState(false)
  const [kind, setKind] = useState(kinds[0]?.kind ?? '')
  const [term, setTerm] = useState('')
  const id = useId()

  async function send(path: string, method: 'POST' | 'DELETE', body?: object): Promise<boolean> {
    setBusy(true)
    try {
      const response = await fetch(`/api/block-list${path}`, {
        method,
        ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      })
      if (!response.ok) {
        const answer: { errors?: { message?: string }[] } = await response.json()
        toast.error(answer.errors?.[0]?.message ?? words.failed)
      }
      router.refresh()
      return response.ok
    } catch {
      toast.error(words.failed)
      return false
    } finally {
      setBusy(false)
    }
  }
  async function add(event: FormEvent) {
    event.preventDefault()
    if (await send('', 'POST', { kind, term })) setTerm('')
  }

  const shown = terms.filter((one) => one.kind === kind)
  return (
    <>
      <form className="shop-blocks__form" onSubmit={add}>
        <label htmlFor={`${id}-kind`}>{words.kind}</label>
        <select id={`${id}-kind`} value={kind} onChange={({ target }) => setKind(target.value)}>
          {kinds.map(({ kind: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-term`}>{words.term}</label>
        <input
          id={`${id}-term`}
          value={term}
          required
          maxLength={200}
          onChange={({ target }) => setTerm(target.value)}
        />
        <Button type="submit" size="small" disabled={busy || !isHydrated}>
          {words.add}
        </Button>
      </form>
      {shown.length === 0 ? (
        <p className="shop-desk__hint">{words.none}</p>
      ) : (
        <ul className="shop-blocks__terms">
          {shown.map(({ term: kept, written }) => (
            <li key={kept}>
              <bdi>{written}</bdi>
              <button
                type="button"
                disabled={busy || !isHydrated}
                aria-label={`${words.remove}: ${written}`}
                onClick={() => send(`/${kind}/${encodeURIComponent(kept)}`, 'DELETE')}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
