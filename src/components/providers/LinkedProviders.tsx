'use client'

import type { LinkedProvider, OfferedProvider } from '@plugins/providers/queries/readProviders'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { type IdentityWays, useProof } from '../security/IdentityField'
import { PasswordField } from '../settings/PasswordField'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { addressIn } from './ProviderButtons'
import { ProviderMark } from './ProviderMark'

type Props = {
  providers: readonly OfferedProvider[]
  linked: readonly LinkedProvider[]
  ways: IdentityWays
  /** Of a provider that was just linked, by its label. */
  done?: string | undefined
  /** Why linking one did not work. */
  children?: ReactNode
}

/** The sites by whose accounts the user may sign in: linked ones, and those that can be. */
export function LinkedProviders({ providers, linked, ways, done, children }: Props) {
  const t = useTranslations('Providers')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const prove = useProof(ways)
  const [problem, setProblem] = useState<Problem>()
  const [announcement, setAnnouncement] = useState(done && t('linked.done', { provider: done }))
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const asksPassword = problem?.field === 'password'

  async function link(name: string) {
    setBusy(true)
    const { proof, problems: refused } = ways.hasPassword
      ? { proof: password ? { password } : {}, problems: [] }
      : await prove(undefined)
    if (!proof) {
      setBusy(false)
      return setProblem(refused[0])
    }
    const path = `/api/auth/providers/${name}/link`
    const { problems, body } = await callApi(path, 'POST', proof)
    const url = addressIn(body)
    if (url) return window.location.assign(url)
    setBusy(false)
    setProblem(problems[0])
  }
  async function unlink({ name, label }: OfferedProvider) {
    const { problems } = await callApi(`/api/auth/providers/${name}`, 'DELETE')
    setProblem(problems[0])
    setAnnouncement(problems[0] ? '' : t('linked.removed', { provider: label }))
    router.refresh()
  }

  return (
    <section aria-labelledby="providers-heading" className="panel grid gap-4">
      <div className="grid gap-1">
        <h2 id="providers-heading" className="text-xl font-bold">
          {t('linked.title')}
        </h2>
        <p className="text-muted">{t('linked.text')}</p>
      </div>
      {children}
      {problem && !asksPassword && <Notice tone="danger">{describeProblem(problem)}</Notice>}
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {announcement}
      </p>
      {asksPassword && (
        <div onChange={({ target }) => setPassword(target instanceof HTMLInputElement ? target.value : '')}>
          <PasswordField
            id="provider-password"
            name="password"
            label={t('linked.password')}
            error={describeProblem(problem)}
          />
        </div>
      )}
      <ul className="grid">
        {providers.map((provider) => {
          const { kind, name, label } = provider
          const own = linked.find((one) => one.provider === name)
          return (
            <li key={name} className="flex flex-wrap items-center gap-3 border-t border-line py-2.5 first:border-0">
              <ProviderMark kind={kind} label={label} />
              <span className="mr-auto grid min-w-0">
                <span className="font-semibold">{label}</span>
                {own?.name && <span className="text-sm wrap-anywhere text-muted">{own.name}</span>}
              </span>
              {own ? (
                <Button
                  look="ghost"
                  size="small"
                  aria-label={t('linked.unlinkOne', { provider: label })}
                  onClick={() => void unlink(provider)}
                >
                  {t('linked.unlink')}
                </Button>
              ) : (
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={t('linked.linkOne', { provider: label })}
                  onClick={() => void link(name)}
                >
                  {t('linked.link')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
