'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { Button } from '../ui/Button'

/** A read-only text with a copy button. A click selects it, so it can be copied without scripts. */
export function CopyField({ label, text, copyLabel }: { label: string; text: string; copyLabel: string }) {
  const t = useTranslations('Listing.share')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const isHydrated = useIsHydrated()
  const [state, setState] = useState<'copied' | 'notCopied'>()

  async function copy() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('notCopied')
    }
  }

  const Icon = state === 'copied' ? Check : Copy
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={text}
          dir="ltr"
          spellCheck={false}
          onFocus={({ target }) => target.select()}
          className="field min-w-0 grow font-mono text-sm"
        />
        {isHydrated && (
          <Button size="icon" aria-label={copyLabel} title={copyLabel} onClick={() => void copy()} className="shrink-0">
            <Icon aria-hidden />
          </Button>
        )}
      </div>
      <p role="status" className="text-sm text-primary-ink empty:hidden">
        {state === 'copied' && t('copied')}
        {state === 'notCopied' && t('notCopied')}
      </p>
    </div>
  )
}
