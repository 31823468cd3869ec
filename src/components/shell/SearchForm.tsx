import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { SuggestBox } from '../search/SuggestBox'
import { Button } from '../ui/Button'

/** A plain GET form that works without scripts. `kept` are other parameters to keep. */
export function SearchForm({
  id,
  query = '',
  kept = [],
  size = 'medium',
}: {
  id: string
  query?: string
  kept?: [name: string, value: string][]
  size?: 'small' | 'medium' | 'large'
}) {
  const t = useTranslations('Shell')
  return (
    <search>
      <form action="/schematics" className="relative flex w-full items-stretch">
        <label htmlFor={id} className="sr-only">
          {t('searchBuilds')}
        </label>
        <SuggestBox
          id={id}
          name="q"
          query={query}
          maxLength={MAX_CHARACTERS.search}
          placeholder={t(size === 'large' ? 'searchExamples' : 'searchBuilds')}
          className={clsx(
            'w-full min-w-0 rounded-l-md border border-r-0 border-field bg-surface px-4 text-ink placeholder:text-muted',
            size === 'large' ? 'h-13 text-lg' : size === 'small' ? 'h-10 text-sm' : 'h-11',
          )}
        />
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button
          type="submit"
          look="primary"
          className={clsx('rounded-l-none shadow-none', size === 'large' ? 'px-6 text-lg' : 'px-3')}
          size={size === 'large' ? 'large' : 'small'}
        >
          <Search aria-hidden />
          <span className={size === 'large' ? 'max-sm:sr-only' : 'sr-only'}>{t('search')}</span>
        </Button>
      </form>
    </search>
  )
}
