import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type Visibility, visibilities } from '@/core/vocabulary'

/** Radio buttons for a visibility with hints, named `visibility`. Needs the messages of `Words`. */
export function VisibilityChoice({
  legend,
  chosen,
  hintOf,
  className,
}: {
  legend: string
  chosen: Visibility
  hintOf: (visibility: Visibility) => string
  className?: string
}) {
  const words = useTranslations('Words')
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className={clsx('grid gap-2', className)}>
        {visibilities.map((visibility) => (
          <label
            key={visibility}
            className="flex cursor-pointer items-start gap-3 rounded-md bg-surface p-3 shadow-[inset_0_0_0_1px_var(--field)] has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_2px_var(--primary)]"
          >
            <input
              type="radio"
              name="visibility"
              value={visibility}
              defaultChecked={visibility === chosen}
              className="mt-1 size-4 accent-primary"
            />
            <span className="grid">
              <span className="font-semibold">{words(`visibility.${visibility}.name`)}</span>
              <span className="text-sm text-muted">{hintOf(visibility)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
