import { measures, type Range, ranges, type Step } from '@plugins/statistics/queries/readDays'
import { useFormatter, useTranslations } from 'next-intl'
import { SortRow } from '../ui/SortRow'
import { Plot } from './Plot'

/** Charts of a time range, a range selector, and the data as a table. */
export function Plots({ steps, range, path }: { steps: Step[]; range: Range; path: string }) {
  const t = useTranslations('Statistics')
  const format = useFormatter()
  return (
    <section aria-label={t('overTime')} className="grid gap-4">
      <SortRow
        label={t('range.label')}
        choices={ranges.map((days) => ({
          name: t('range.days', { days }),
          href: days === 30 ? path : `${path}?days=${days}`,
          isChosen: days === range,
        }))}
      />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {measures.map((measure) => (
          <Plot key={measure} measure={measure} steps={steps} />
        ))}
      </div>
      <details className="panel py-3">
        <summary className="cursor-pointer font-semibold">{t('table.show')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section aria-label={t('table.show')} tabIndex={0} className="max-h-96 overflow-auto pt-3">
          <table className="w-full text-sm tabular-nums">
            <thead className="sticky top-0 bg-surface">
              <tr className="border-b border-line text-end">
                <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
                  {t(range === 365 ? 'table.week' : 'table.day')}
                </th>
                {measures.map((measure) => (
                  <th key={measure} scope="col" className="px-2 py-1.5 text-end font-semibold">
                    {t(`measure.${measure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.toReversed().map((step) => (
                <tr key={step.from} className="border-b border-line last:border-0">
                  <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                    {format.dateTime(new Date(`${step.from}T00:00:00Z`), { dateStyle: 'medium' })}
                  </th>
                  {measures.map((measure) => (
                    <td key={measure} className="px-2 py-1.5 text-end">
                      {format.number(step[measure])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      <p className="text-sm text-muted">{t('note')}</p>
    </section>
  )
}
