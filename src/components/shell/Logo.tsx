import { useTranslations } from 'next-intl'
import { Link } from '../ui/Link'

export function Logo() {
  const t = useTranslations('Shell')
  return (
    <Link
      href="/"
      className="flex shrink-0 items-center gap-2 rounded-md text-lg font-extrabold tracking-tight"
      aria-label={t('home')}
    >
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
        <path fill="#8fe3cc" d="M16 2 29 9 16 16 3 9z" />
        <path fill="#2f9c83" d="M3 9 16 16v14L3 23z" />
        <path fill="#0d5d4f" d="M29 9 16 16v14l13-7z" />
        <path fill="#d0773f" d="M9.5 5.5 22.5 12.5v6l-3.2 1.7v-6L6.3 7.2z" />
      </svg>
      <span className="max-[420px]:sr-only">
        Schematic<span className="text-copper">Shop</span>
      </span>
    </Link>
  )
}
