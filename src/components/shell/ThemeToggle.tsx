import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'

/** CSS shows one of both icons: the server doesn't know the theme. `public/site.js` switches it. */
export function ThemeToggle() {
  const t = useTranslations('Shell')
  return (
    <Button look="ghost" size="icon" aria-label={t('theme')} data-theme-toggle>
      <Sun aria-hidden className="hidden dark:block" />
      <Moon aria-hidden className="dark:hidden" />
    </Button>
  )
}
