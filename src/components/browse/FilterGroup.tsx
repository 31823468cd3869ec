import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FilterChoice, FilterOption } from './FilterOption'

/** Options shown before the rest is collapsed. */
const SHOWN = 7

/** A collapsible section of the filters. */
export const FilterSection = ({
  title,
  isOpen = true,
  children,
}: {
  title: string
  isOpen?: boolean
  children: ReactNode
}) => (
  <details open={isOpen} className="group/section border-t border-line pt-1.5 first:border-t-0 first:pt-0">
    <summary className="flex min-h-10 cursor-pointer list-none items-center justify-between rounded-md px-2.5 font-bold hover:bg-raised [&::-webkit-details-marker]:hidden">
      {title}
      <ChevronDown
        aria-hidden
        className="size-4 text-muted transition-[rotate] group-open/section:rotate-180 motion-reduce:transition-none"
      />
    </summary>
    {children}
  </details>
)

/** The options of one facet: checkboxes, or radio buttons if only one can be selected. */
export function FilterGroup({
  name,
  title,
  options,
  single = false,
}: {
  name: string
  title: string
  options: FilterChoice[]
  single?: boolean
}) {
  const t = useTranslations('Browse')
  if (options.length === 0) return null
  const type = single ? 'radio' : 'checkbox'
  const any = { value: '', name: t('filters.any'), isChosen: !options.some(({ isChosen }) => isChosen) }
  const all = single ? [any, ...options] : options
  const folded = all.slice(SHOWN)
  return (
    <FilterSection title={title}>
      <fieldset>
        <legend className="sr-only">{title}</legend>
        {all.slice(0, SHOWN).map((option) => (
          <FilterOption key={option.value} group={name} type={type} option={option} />
        ))}
        {folded.length > 0 && (
          <details>
            <summary className="link w-fit cursor-pointer rounded-md px-2.5 py-2 text-sm">
              {t('filters.more', { count: folded.length })}
            </summary>
            {folded.map((option) => (
              <FilterOption key={option.value} group={name} type={type} option={option} />
            ))}
          </details>
        )}
      </fieldset>
    </FilterSection>
  )
}
