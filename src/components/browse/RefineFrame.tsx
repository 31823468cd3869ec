'use client'

import clsx from 'clsx'
import { useRouter } from 'next/navigation'
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useRef, useTransition } from 'react'

/**
 * The URL that a form leads to, without empty fields, and without text being typed into suggestions unless the form is
 * submitted.
 */
function formUrl(form: HTMLFormElement, isSent = false): string {
  const query = new URLSearchParams()
  const box = form.querySelector<HTMLInputElement>('input[role=combobox]')
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() && (isSent || name !== box?.name || value !== box.value))
      query.append(name, value.trim())
  const text = query.toString()
  return form.getAttribute('action') + (text && `?${text}`)
}

/** Whether the form differs from what the server rendered. */
const isChanged = (form: HTMLFormElement) =>
  [...form.elements].some((field) => field instanceof HTMLInputElement && field.checked !== field.defaultChecked)

/** Applies the server's values, except to a text field being edited. */
function showAnswer(form: HTMLFormElement, isSent: boolean) {
  const field = [...form.elements].find((one) => one === document.activeElement)
  const isWriting = !isSent && field instanceof HTMLInputElement && field.type !== 'checkbox' && field.type !== 'radio'
  const written = isWriting ? field.value : ''
  form.reset()
  if (isWriting) field.value = written
}

/**
 * Handles filters and links of a browse page without a full page load, and shows what is pending. Without scripts the
 * same forms and links load the page. `address` is the query of the current results.
 */
export function RefineFrame({
  address,
  children,
  className,
}: {
  address: string
  children: ReactNode
  className?: string
}) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const answered = useRef<string>(undefined)
  const sent = useRef(false)
  const [isPending, startTransition] = useTransition()
  const go = (href: string) => startTransition(() => router.push(href, { scroll: false }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server has chosen is to be seen whenever it answers
  useEffect(() => {
    const form = frame.current?.querySelector<HTMLFormElement>('form[data-refine]')
    if (form && answered.current !== undefined) showAnswer(form, sent.current)
    // Chosen before the scripts were there.
    else if (form && isChanged(form)) go(formUrl(form))
    answered.current = address
    sent.current = false
    // The followed link may be gone, such as that of a removed filter: focus moves to the active filters then.
    if (document.activeElement === document.body && frame.current?.dataset.followed)
      frame.current.querySelector<HTMLElement>('[data-refined]')?.focus({ preventScroll: true })
  }, [address])

  function follow(event: MouseEvent) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    const link = event.target instanceof Element ? event.target.closest('a[data-refine]') : null
    if (!link) return
    event.preventDefault()
    if (frame.current) frame.current.dataset.followed = 'yes'
    go(link.getAttribute('href') ?? '')
  }

  function send(event: FormEvent) {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-refine')) return
    event.preventDefault()
    sent.current = true
    go(formUrl(form, true))
  }

  function choose(event: FormEvent) {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || (field.type !== 'checkbox' && field.type !== 'radio')) return
    if (field.form?.hasAttribute('data-refine')) go(formUrl(field.form))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for what its links and forms do; it does nothing by itself
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link clicks it
    <div
      ref={frame}
      data-pending={isPending || undefined}
      aria-busy={isPending}
      onClick={follow}
      onSubmit={send}
      onChange={choose}
      className={clsx('group/refine', className)}
    >
      {children}
    </div>
  )
}
