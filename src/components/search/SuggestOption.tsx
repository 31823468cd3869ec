import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Option } from './suggestionOptions'

/** One suggestion. Focus stays in the field; the active option is marked and scrolled into view. */
export function SuggestOption({
  id,
  option: { name, by, count, picture },
  isActive,
  onSelect,
}: {
  id: string
  option: Option
  isActive: boolean
  onSelect: () => void
}) {
  const t = useTranslations('Shell')
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which walks the options
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is marked by aria-activedescendant
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={onSelect}
      className={clsx(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1',
        isActive ? 'bg-primary-soft text-primary-ink' : 'hover:bg-raised',
      )}
    >
      {picture !== undefined && (
        <span className="plate size-9 shrink-0 rounded-sm">
          {picture && (
            // biome-ignore lint/performance/noImgElement: stored in the size of cards, which the page has anyway
            <img src={picture} alt="" width={36} height={36} className="size-full object-contain p-0.5" />
          )}
        </span>
      )}
      <bdi className="min-w-0 grow truncate font-semibold">{name}</bdi>
      {by && <span className="max-w-[40%] shrink-0 truncate text-sm text-muted">{t('suggest.by', { name: by })}</span>}
      {count !== undefined && (
        <span className="shrink-0 text-sm text-muted tabular-nums">{t('suggest.count', { count })}</span>
      )}
    </div>
  )
}
