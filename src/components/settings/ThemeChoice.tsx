'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const read = (): Theme => themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system'

/** The button in the header changes the theme too. */
function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
  window.addEventListener('storage', listener)
  return () => {
    observer.disconnect()
    window.removeEventListener('storage', listener)
  }
}

/** Stores the choice for the script in the page's head (`ThemeScript`) and applies it. */
function choose(theme: Theme) {
  if (theme === 'system') localStorage.removeItem('theme')
  else localStorage.setItem('theme', theme)
  window.dispatchEvent(new Event('storage'))
}

export function ThemeChoice({ labelledBy }: { labelledBy: string }) {
  const t = useTranslations('Settings')
  // The server doesn't know the theme.
  const chosen = useSyncExternalStore<Theme | undefined>(subscribe, read, () => undefined)
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="grid gap-2 sm:grid-cols-3">
      {themes.map((theme) => (
        <label
          key={theme}
          className="flex cursor-pointer items-center gap-3 rounded-md p-3 shadow-[inset_0_0_0_1px_var(--line)] has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_2px_var(--primary)]"
        >
          <input
            type="radio"
            name="theme"
            checked={chosen === theme}
            data-waits
            onChange={() => choose(theme)}
            className="size-4 accent-primary"
          />
          {t(`display.themes.${theme}`)}
        </label>
      ))}
    </div>
  )
}
