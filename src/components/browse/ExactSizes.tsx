import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'

const axes = ['width', 'height', 'length'] as const
const inputClasses = 'h-10 w-full min-w-0 rounded-md border border-field bg-bg px-2 text-sm'
const capital = (axis: string) => axis.charAt(0).toUpperCase() + axis.slice(1)

/** The query parameters of exact sizes. */
export const exactParameters = axes.flatMap((axis) => [`min${capital(axis)}`, `max${capital(axis)}`])

/** Fields for exact sizes. */
export function ExactSizes({ address }: { address: URLSearchParams }) {
  const t = useTranslations('Browse')
  return (
    <div className="grid gap-2.5 px-2.5 pt-1 pb-2">
      {axes.map((axis) => (
        <fieldset key={axis} className="grid grid-cols-[4rem_1fr_1fr] items-center gap-2">
          <legend className="sr-only">{t(`exact.${axis}`)}</legend>
          <span aria-hidden className="text-sm">
            {t(`exact.${axis}`)}
          </span>
          {(['min', 'max'] as const).map((end) => (
            <input
              key={end}
              className={inputClasses}
              name={`${end}${capital(axis)}`}
              defaultValue={address.get(`${end}${capital(axis)}`) ?? ''}
              aria-label={t(end === 'min' ? `exact.${axis}From` : `exact.${axis}To`)}
              placeholder={t(end === 'min' ? 'exact.from' : 'exact.to')}
              type="number"
              min={0}
              max={65_535}
              inputMode="numeric"
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" size="small" className="justify-self-start">
        {t('exact.apply')}
      </Button>
    </div>
  )
}
