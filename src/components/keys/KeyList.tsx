'use client'

import type { ApiKey } from '@plugins/keys/queries/readKeys'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** The user's API keys, each of which can be revoked. */
export function KeyList({ keys }: { keys: ApiKey[] }) {
  const t = useTranslations('Keys')
  const ui = useTranslations('Ui')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [announcement, setAnnouncement] = useState('')
  const [renamed, setRenamed] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium' })
  const moment = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' })

  async function revoke(id: string): Promise<string | undefined> {
    const { problems } = await callApi(`/api/keys/${id}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    setAnnouncement(t('list.revoked'))
    router.refresh()
    return undefined
  }

  async function rename(event: FormEvent<HTMLFormElement>, id: string) {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    const { problems } = await callApi(`/api/keys/${id}`, 'PATCH', { name })
    setProblem(problems[0] && describeProblem(problems[0]))
    if (problems[0]) return
    setRenamed(undefined)
    setAnnouncement(t('list.renamed'))
    router.refresh()
  }

  return (
    <section aria-labelledby="keys-heading" className="panel grid gap-4">
      <h2 id="keys-heading" className="text-xl font-bold">
        {t('list.title')}
      </h2>
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {announcement}
      </p>
      {keys.length === 0 && <p className="text-muted">{t('list.none')}</p>}
      <ul className="grid">
        {keys.map(({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, isExpired }) => (
          <li key={id} className="grid gap-2 border-t border-line py-4 first:border-0 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {renamed === id ? (
                <form
                  method="post"
                  onSubmit={(event) => rename(event, id)}
                  className="flex w-full flex-wrap items-end gap-3"
                >
                  <Field id={`key-name-${id}`} label={t('name')} error={problem}>
                    {(control) => (
                      <input
                        {...control}
                        name="name"
                        defaultValue={name}
                        required
                        maxLength={60}
                        autoComplete="off"
                        className="field"
                      />
                    )}
                  </Field>
                  <Button type="submit" look="primary" size="small">
                    {ui('save')}
                  </Button>
                  <Button size="small" onClick={() => setRenamed(undefined)}>
                    {ui('cancel')}
                  </Button>
                </form>
              ) : (
                <h3 className="min-w-0 font-semibold wrap-anywhere">{name}</h3>
              )}
              <code dir="ltr" className="mr-auto text-sm text-muted">
                ssk_{prefix}_…
              </code>
              {isExpired && <Badge tone="bad">{t('list.expired')}</Badge>}
              {renamed !== id && (
                <Button
                  look="ghost"
                  size="small"
                  aria-label={t('list.renameOne', { name })}
                  onClick={() => {
                    setProblem(undefined)
                    setRenamed(id)
                  }}
                >
                  {t('list.rename')}
                </Button>
              )}
              <ConfirmButton
                look="ghost"
                size="small"
                label={t('list.revokeOne', { name })}
                question={t('list.question', { name })}
                detail={t('list.detail')}
                confirmLabel={t('list.revoke')}
                onConfirm={() => revoke(id)}
              >
                {t('list.revoke')}
              </ConfirmButton>
            </div>
            <ul aria-label={t('scopes')} className="flex flex-wrap gap-1.5">
              {scopes.map((scope) => (
                <li key={scope}>
                  <Badge tone="quiet">{t(`scope.${scope}.name`)}</Badge>
                </li>
              ))}
            </ul>
            <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted tabular-nums">
              <span>{t('list.created', { when: day(createdAt) })}</span>
              <span>{lastUsedAt ? t('list.used', { when: moment(lastUsedAt) }) : t('list.unused')}</span>
              {!isExpired && <span>{expiresAt ? t('list.expires', { when: day(expiresAt) }) : t('list.endless')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
