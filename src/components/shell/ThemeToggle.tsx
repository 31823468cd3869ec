'use client'

import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { Button } from '@/components/ui/Button'

/** Both icons are there and CSS picks one: the server doesn't know the theme. */
export function ThemeToggle() {
  const t = useTranslations('Shell')
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <Button
      look="ghost"
      size="icon"
      aria-label={t('theme')}
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
    >
      <Sun aria-hidden className="hidden dark:block" />
      <Moon aria-hidden className="dark:hidden" />
    </Button>
  )
}
