'use client'

import type { OfferedProvider } from '@plugins/providers/queries/readProviders'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { ProviderMark } from './ProviderMark'

/** Where a provider is to be gone to, of an answer. */
export const addressIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string' ? body.url : undefined

/** A button for each site by whose accounts one may sign in. Nothing where there is none. */
export function ProviderButtons({ providers, next }: { providers: readonly OfferedProvider[]; next: string }) {
  const t = useTranslations('Providers')
  const describeProblem = useDescribeProblem()
  const isHydrated = useIsHydrated()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  if (providers.length === 0) return null

  async function goTo(name: string) {
    setBusy(true)
    const { problems, body } = await callApi(`/api/auth/providers/${name}`, 'POST', { next })
    const url = addressIn(body)
    if (url) return window.location.assign(url)
    setBusy(false)
    setProblem(problems[0] && describeProblem(problems[0]))
  }

  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t('or')}
      </p>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <ul className="grid gap-2.5">
        {providers.map(({ kind, name, label }) => (
          <li key={name} className="grid">
            <Button disabled={busy || !isHydrated} onClick={() => void goTo(name)}>
              <ProviderMark kind={kind} label={label} />
              {t('continue', { provider: label })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
