'use client'

import type { BulkResult } from '@plugins/listings/commands/bulkEdit'
import { Trash2, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/Button'
import { CategoryOptions } from '../ui/CategoryOptions'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { VisibilityOptions } from '../ui/VisibilityOptions'

const controlClasses = 'field min-h-10 w-auto max-w-44 py-1.5 text-sm'
const actions = ['visibility', 'category', 'add-tags', 'remove-tags'] as const
type Action = (typeof actions)[number]

const resultsIn = (body: unknown): BulkResult[] =>
  typeof body === 'object' && body !== null && 'results' in body && Array.isArray(body.results) ? body.results : []

const tagsIn = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((tag) => tag.trim())
    .filter(Boolean)

/** Bulk actions for the selected builds. Visible while any is selected. */
export function BulkBar({
  builds,
  categories,
  onDone,
  onClear,
}: {
  builds: { id: string; title: string }[]
  categories: { slug: string; name: string }[]
  onDone: (failed: ReadonlyMap<string, string>) => void
  onClear: () => void
}) {
  const t = useTranslations('Bulk')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [action, setAction] = useState<Action>('visibility')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ tone: 'info' | 'warning' | 'danger'; text: string }>()

  /** @returns the error of the whole command, if any */
  async function send(command: Record<string, unknown>): Promise<string | undefined> {
    setBusy(true)
    const { problems, body } = await callApi('/api/schematics/bulk', 'POST', {
      ids: builds.map(({ id }) => id),
      ...command,
    })
    setBusy(false)
    if (problems[0]) return describeProblem(problems[0])
    const results = resultsIn(body)
    const failed = new Map(
      results
        .filter(({ done }) => !done)
        .map(({ id, message = '', code }) => [id, describeProblem({ message, ...(code && { code }) })]),
    )
    const done = results.length - failed.size
    setOutcome(
      failed.size === 0
        ? { tone: 'info', text: t(command.action === 'delete' ? 'deleted' : 'changed', { count: done }) }
        : { tone: 'warning', text: t('partly', { done, failed: failed.size }) },
    )
    onDone(failed)
    router.refresh()
    return undefined
  }

  async function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const value = String(form.get('value') ?? '')
    const problem = await send({
      action,
      ...(action === 'visibility' && { visibility: value }),
      ...(action === 'category' && { category: value || null }),
      ...((action === 'add-tags' || action === 'remove-tags') && { tags: tagsIn(value) }),
    })
    if (problem) setOutcome({ tone: 'danger', text: problem })
  }

  return (
    <>
      {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
      {builds.length > 0 && (
        <section
          aria-label={t('bar')}
          className="sticky bottom-3 z-30 grid gap-3 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line),var(--lift)]"
        >
          <div className="flex flex-wrap items-center gap-3">
            <p aria-live="polite" className="font-semibold tabular-nums">
              {t('chosen', { count: builds.length })}
            </p>
            <Button look="ghost" size="small" onClick={onClear}>
              <X aria-hidden />
              {t('clear')}
            </Button>
            <div className="ml-auto">
              <ConfirmButton
                size="small"
                look="danger"
                question={t('delete.question', { count: builds.length, title: builds[0]?.title ?? '' })}
                detail={t('delete.detail', { count: builds.length })}
                confirmLabel={t('delete.confirm')}
                onConfirm={() => send({ action: 'delete' })}
              >
                <Trash2 aria-hidden />
                {t('delete.button')}
              </ConfirmButton>
            </div>
          </div>
          <form onSubmit={apply} className="flex flex-wrap items-end gap-2">
            <label className="grid gap-1 text-sm font-semibold">
              {t('action')}
              <select
                value={action}
                onChange={(event) => setAction(actions.find((known) => known === event.target.value) ?? 'visibility')}
                className={controlClasses}
              >
                {actions.map((known) => (
                  <option key={known} value={known}>
                    {t(`do.${known}`)}
                  </option>
                ))}
              </select>
            </label>
            {action === 'visibility' && (
              <label className="grid gap-1 text-sm font-semibold">
                {t('to')}
                <select name="value" className={controlClasses}>
                  <VisibilityOptions />
                </select>
              </label>
            )}
            {action === 'category' && (
              <label className="grid gap-1 text-sm font-semibold">
                {t('to')}
                <select name="value" className={controlClasses}>
                  <option value="">{t('noCategory')}</option>
                  <CategoryOptions categories={categories} />
                </select>
              </label>
            )}
            {(action === 'add-tags' || action === 'remove-tags') && (
              <label className="grid min-w-0 grow gap-1 text-sm font-semibold sm:max-w-64">
                {t('tags')}
                <input name="value" required className="field min-h-10 py-1.5 text-sm" />
              </label>
            )}
            <Button type="submit" look="primary" size="small" className="min-h-10" disabled={busy}>
              {busy ? t('busy') : t('apply')}
            </Button>
          </form>
        </section>
      )}
    </>
  )
}
