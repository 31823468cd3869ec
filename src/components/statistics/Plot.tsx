import type { Measure, Step } from '@plugins/statistics/queries/readDays'
import { useFormatter, useTranslations } from 'next-intl'
import { scaleMax } from './scale'

/** Units of the plot's view box; it stretches to its container, with labels outside. */
const HEIGHT = 100
const SLOT = 10
const GAP = 2

const classes: Record<Measure, string> = {
  views: 'fill-primary',
  downloads: 'fill-copper',
  likes: 'fill-danger',
}

/** A bar chart of one measure over time, rendered on the server; screen readers get its sum and peak. */
export function Plot({ measure, steps }: { measure: Measure; steps: Step[] }) {
  const t = useTranslations('Statistics')
  const format = useFormatter()
  const values = steps.map((step) => step[measure])
  const sum = values.reduce((total, value) => total + value, 0)
  const peak = Math.max(0, ...values)
  const top = scaleMax(Math.max(1, peak))
  const width = steps.length * SLOT
  const dayOf = (iso: string) => format.dateTime(new Date(`${iso}T00:00:00Z`), { day: 'numeric', month: 'short' })
  const peakStep = steps.find((step) => step[measure] === peak)
  const gap = steps.length > 60 ? GAP / 2 : GAP
  return (
    <figure className="panel grid gap-3 p-4 sm:p-5">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{t(`measure.${measure}`)}</span>
        <span className="text-2xl font-extrabold tabular-nums">{format.number(sum)}</span>
      </figcaption>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={
            peak === 0
              ? t('nothing', { measure: t(`measure.${measure}`) })
              : t('summary', {
                  measure: t(`measure.${measure}`),
                  sum,
                  peak,
                  when: dayOf(peakStep?.from ?? ''),
                })
          }
          className="h-32 w-full overflow-visible"
        >
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <line
              key={y}
              x1={0}
              x2={width}
              y1={y}
              y2={y}
              className="stroke-line"
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {steps.map((step, index) => (
            <g key={step.from} className="group">
              <rect
                x={index * SLOT}
                y={0}
                width={SLOT}
                height={HEIGHT}
                className="fill-transparent group-hover:fill-raised"
              >
                <title>{t('point', { when: dayOf(step.from), days: step.days, count: step[measure] })}</title>
              </rect>
              {step[measure] > 0 && (
                <rect
                  x={index * SLOT + gap / 2}
                  y={HEIGHT - (step[measure] / top) * HEIGHT}
                  width={SLOT - gap}
                  height={(step[measure] / top) * HEIGHT}
                  className={`pointer-events-none ${classes[measure]}`}
                />
              )}
            </g>
          ))}
        </svg>
        <div
          aria-hidden
          className="flex flex-col justify-between text-end text-xs leading-none text-muted tabular-nums"
        >
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{format.number(value, { notation: 'compact', maximumFractionDigits: 1 })}</span>
          ))}
        </div>
        <div aria-hidden className="flex justify-between pt-2 text-xs text-muted tabular-nums">
          {[steps[0], steps[Math.floor(steps.length / 2)], steps.at(-1)].map(
            (step) => step && <span key={step.from}>{dayOf(step.from)}</span>,
          )}
        </div>
      </div>
    </figure>
  )
}
