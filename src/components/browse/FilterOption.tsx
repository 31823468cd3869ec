import { useFormatter, useTranslations } from 'next-intl'

export type FilterChoice = { value: string; name: string; hint?: string; count?: number; isChosen: boolean }

/** A filter option, with the number of builds it would show. */
export function FilterOption({
  group,
  type,
  option: { value, name, hint, count, isChosen },
}: {
  group: string
  type: 'checkbox' | 'radio'
  option: FilterChoice
}) {
  const t = useTranslations('Browse')
  const format = useFormatter()
  return (
    <label className="group/option flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 text-sm hover:bg-raised has-checked:bg-primary-soft has-checked:font-semibold has-checked:text-primary-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-[-3px] has-focus-visible:outline-copper">
      <input
        type={type}
        name={group}
        value={value}
        defaultChecked={isChosen}
        aria-label={
          count === undefined ? undefined : t('filters.option', { name: hint ? `${name} (${hint})` : name, count })
        }
        className="size-4.5 shrink-0 cursor-pointer accent-primary outline-none"
      />
      <span className="min-w-0 grow py-1.5 leading-tight wrap-anywhere">
        <bdi>{name}</bdi>
        {hint && <span className="ml-1.5 font-normal text-muted">{hint}</span>}
      </span>
      {count !== undefined && (
        <span aria-hidden className="font-normal text-muted tabular-nums">
          {format.number(count)}
        </span>
      )}
    </label>
  )
}
