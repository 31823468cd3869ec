import { useTranslations } from 'next-intl'
import type { Vec3 } from '@/schematic/model'
import { Button } from '../ui/Button'
import { type Axis, isWhole, type Limits, limitAxis, wholeOf } from './model/limits'

/** Height first: the most common cut. */
const SHOWN_AXES = [1, 0, 2] as const
const NAMES = ['x', 'y', 'z'] as const

const thumb =
  'pointer-events-none absolute inset-x-0 top-1/2 m-0 h-6 w-full -translate-y-1/2 cursor-pointer appearance-none bg-transparent [&::-moz-range-thumb]:pointer-events-auto [&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:cursor-grab [&::-moz-range-thumb]:rounded-sm [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-surface [&::-moz-range-thumb]:bg-primary [&::-webkit-slider-thumb]:pointer-events-auto [&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:cursor-grab [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-sm [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-surface [&::-webkit-slider-thumb]:bg-primary'

/** Sliders that limit the visible layers along each axis. */
export function LayerSliders({
  size,
  limits,
  onChange,
}: {
  size: Vec3
  limits: Limits
  onChange: (limits: Limits) => void
}) {
  const t = useTranslations('Viewer')
  const change = (axis: Axis, from: number, to: number) => onChange(limitAxis(limits, size, axis, from, to))
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t('layers.title')}</legend>
      {SHOWN_AXES.map((axis) => {
        const most = size[axis]
        const [low, high] = [limits.from[axis], limits.to[axis] - 1]
        const share = (value: number) => `${(most > 1 ? value / (most - 1) : 0) * 100}%`
        const name = NAMES[axis]
        return (
          <div
            key={axis}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 text-sm sm:grid-cols-[6.5rem_minmax(0,1fr)_4.5rem]"
          >
            <span>{t(`layers.${name}.name`)}</span>
            <div className="relative h-8 max-sm:order-last max-sm:col-span-2">
              <div className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-raised" />
              <div
                style={{ left: share(low), right: `calc(100% - ${share(high)})` }}
                className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-primary"
              />
              <input
                type="range"
                aria-label={t(`layers.${name}.from`)}
                min={0}
                max={most - 1}
                value={low}
                disabled={most === 1}
                onChange={({ target }) => change(axis, Math.min(target.valueAsNumber, high), high + 1)}
                // Keeps the lower thumb reachable when both are at the far end.
                className={`${thumb} ${low > most / 2 ? 'z-10' : ''}`}
              />
              <input
                type="range"
                aria-label={t(`layers.${name}.to`)}
                min={0}
                max={most - 1}
                value={high}
                disabled={most === 1}
                onChange={({ target }) => change(axis, low, Math.max(target.valueAsNumber, low) + 1)}
                className={thumb}
              />
            </div>
            <span aria-hidden className="text-right text-muted tabular-nums">
              {t('layers.range', { from: low, to: high })}
            </span>
          </div>
        )
      })}
      <div className="flex justify-end">
        <Button size="small" disabled={isWhole(limits, size)} onClick={() => onChange(wholeOf(size))}>
          {t('layers.all')}
        </Button>
      </div>
    </fieldset>
  )
}
