import { measures, parseRange, readBusiest, readOwnerDays } from '@plugins/statistics/queries/readDays'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { Plots } from '@/components/statistics/Plots'
import { Link } from '@/components/ui/Link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Statistics')
  return { title: t('title'), robots: { index: false } }
}

export default async function StatisticsPage({
  searchParams,
}: {
  searchParams: Promise<{ days?: string | string[] }>
}) {
  const { payload, user } = await requireUser('/my/statistics')
  const range = parseRange(String((await searchParams).days ?? ''))
  const [steps, busiest, t, format] = await Promise.all([
    readOwnerDays(payload, user.id, range),
    readBusiest(payload, user.id, range),
    getTranslations('Statistics'),
    getFormatter(),
  ])
  return (
    <>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
      <Plots steps={steps} range={range} path="/my/statistics" />
      <section aria-labelledby="busiest" className="grid gap-4">
        <h2 id="busiest" className="text-2xl font-extrabold tracking-tight">
          {t('busiest.title')}
        </h2>
        {busiest.length === 0 ? (
          <p className="text-muted">{t('busiest.none')}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <section aria-label={t('busiest.build')} tabIndex={0} className="panel overflow-x-auto py-2">
            <table className="w-full tabular-nums max-sm:text-sm">
              <thead>
                <tr className="border-b border-line text-sm text-muted">
                  <th scope="col" className="py-2 pe-4 text-start font-semibold">
                    {t('busiest.build')}
                  </th>
                  {measures.map((measure) => (
                    <th key={measure} scope="col" className="px-2 py-2 text-end font-semibold">
                      {t(`measure.${measure}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {busiest.map((build) => (
                  <tr key={build.id} className="border-b border-line last:border-0">
                    <th scope="row" className="min-w-28 py-2 wrap-anywhere pe-4 text-start font-semibold">
                      <Link
                        href={`/my/statistics/${encodeURIComponent(build.slug)}?days=${range}`}
                        className="line-clamp-2 wrap-anywhere hover:underline"
                      >
                        <bdi>{build.title}</bdi>
                      </Link>
                    </th>
                    {measures.map((measure) => (
                      <td key={measure} className="px-2 py-2 text-end">
                        {format.number(build[measure])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
    </>
  )
}
