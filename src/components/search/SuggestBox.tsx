'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { SuggestOption } from './SuggestOption'
import { useSuggestions } from './useSuggestions'

/**
 * A text field with suggestions, as a combobox (ARIA 1.2): arrow keys move, Enter selects, Escape closes. Without
 * scripts it is a plain field of its form. Selecting navigates, or with `fills` fills the field and submits the form.
 * The list is as wide as the nearest positioned ancestor.
 */
export function SuggestBox({
  id,
  name,
  query = '',
  placeholder,
  kinds,
  fills = false,
  maxLength,
  className,
}: {
  id: string
  name: string
  query?: string
  placeholder: string
  kinds?: string
  fills?: boolean
  maxLength: number
  className?: string
}) {
  const t = useTranslations('Shell')
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const groups = useSuggestions(typed, kinds)
  const options = groups.flatMap((group) => group.options)
  const shown = isOpen && options.length > 0
  const chosen = shown ? options[active] : undefined
  const list = `${id}-suggestions`

  useEffect(() => {
    // Typed before this script loaded, which may be as late as the first focus.
    const field = input.current
    if (!field || field !== document.activeElement || field.value === field.defaultValue) return
    setTyped(field.value)
    setOpen(true)
  }, [])
  const idOf = (at: number) => `${id}-option-${at}`

  function take(at: number) {
    const option = options[at]
    if (!option) return
    setOpen(false)
    setActive(-1)
    if (!fills) return router.push(option.href)
    if (input.current) input.current.value = option.value
    setTyped('')
    input.current?.form?.requestSubmit()
  }

  function walk(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!shown) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      // After the last option comes the field itself, then the first option.
      setActive((at) => ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1)
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      take(active)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
      setActive(-1)
    }
  }

  let at = -1
  return (
    <div className="w-full min-w-0">
      <input
        ref={input}
        id={id}
        name={name}
        type="search"
        role="combobox"
        defaultValue={query}
        placeholder={placeholder}
        maxLength={maxLength}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? idOf(active) : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={walk}
        onBlur={() => setOpen(false)}
        className={className}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('suggest.label')}
        hidden={!shown}
        // Keeps focus in the field, so that the list does not close before the click.
        onMouseDown={(event) => event.preventDefault()}
        className="absolute inset-x-0 top-full z-50 mt-1.5 grid grid-cols-[minmax(0,1fr)] max-h-[min(28rem,70dvh)] overflow-y-auto overscroll-contain rounded-lg bg-surface p-1.5 text-base shadow-[var(--lift),inset_0_0_0_1px_var(--line)]"
      >
        {shown &&
          groups.map(({ kind, options: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a listbox
            <div key={kind} role="group" aria-labelledby={`${list}-${kind}`} className="grid grid-cols-[minmax(0,1fr)]">
              <p
                id={`${list}-${kind}`}
                role="presentation"
                className="px-2.5 pt-2 pb-1 text-xs font-bold tracking-wide text-muted uppercase"
              >
                {t(`suggest.${kind}`)}
              </p>
              {own.map((option) => {
                at += 1
                const place = at
                return (
                  <SuggestOption
                    key={option.href}
                    id={idOf(place)}
                    option={option}
                    isActive={place === active}
                    onSelect={() => take(place)}
                  />
                )
              })}
            </div>
          ))}
      </div>
      <p role="status" className="sr-only">
        {isOpen && typed.trim().length > 1 ? t('suggest.found', { count: options.length }) : ''}
      </p>
    </div>
  )
}
