import { Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { languageTag, localeNames, locales } from '@/i18n/locales'
import { Button } from '../ui/Button'

/** A plain form that works without scripts. The response redirects back. */
export function LanguageChoice({ id = 'language' }: { id?: string }) {
  const t = useTranslations('Shell')
  return (
    <form action="/language" method="post" className="mt-2 flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="flex items-center gap-2 text-sm font-semibold">
        <Languages aria-hidden className="size-4" />
        {t('language')}
      </label>
      <select id={id} name="to" defaultValue={useLocale()} className="field w-auto py-1.5 text-sm">
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={languageTag(locale)}>
            {localeNames[locale]}
          </option>
        ))}
      </select>
      <Button type="submit" size="small">
        {t('changeLanguage')}
      </Button>
    </form>
  )
}
