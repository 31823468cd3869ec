'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from './Button'
import type { ButtonLook } from './buttonClasses'
import { Notice } from './Notice'

/** A button that asks for confirmation in a native dialog, which traps focus and closes with Escape. */
export function ConfirmButton({
  children,
  question,
  detail,
  confirmLabel,
  confirmLook = 'danger',
  onConfirm,
  label,
  className,
  ...looks
}: ButtonLook & {
  children: ReactNode
  question: string
  detail: string
  confirmLabel: string
  /** `primary` for actions that can be undone. */
  confirmLook?: 'danger' | 'primary'
  /** Returns an error, or undefined if it worked. */
  onConfirm: () => Promise<string | undefined>
  label?: string
  className?: string
}) {
  const t = useTranslations('Ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function confirm() {
    setBusy(true)
    const problem = await onConfirm()
    setBusy(false)
    setError(problem)
    if (!problem) dialog.current?.close()
  }

  return (
    <>
      <Button {...looks} className={className} aria-label={label} onClick={() => dialog.current?.showModal()}>
        {children}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-2xl backdrop:bg-black/60"
      >
        <div className="grid gap-4 text-left whitespace-normal">
          <h2 id={title} className="text-xl font-bold">
            {question}
          </h2>
          <p className="text-muted">{detail}</p>
          {error && <Notice tone="danger">{error}</Notice>}
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => dialog.current?.close()}>{t('cancel')}</Button>
            <Button look={confirmLook} disabled={busy} onClick={confirm}>
              {busy ? t('working') : confirmLabel}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  )
}
