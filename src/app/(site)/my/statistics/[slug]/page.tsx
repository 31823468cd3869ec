import { findOwnBuild, parseRange, readBuildDays } from '@plugins/statistics/queries/readDays'
import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { requireUser } from '@/app/_site/requireUser'
import { NotFound } from '@/components/shell/NotFound'
import { Plots } from '@/components/statistics/Plots'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { isStaff } from '@/core/access/viewer'
import { buildPath } from '@/core/addresses'
import { missingMetadata } from '@/site/missingMetadata'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ days?: string | string[] }> }

const findBuild = cache(async (slug: string) => {
  const { payload, user, viewer } = await requireUser(`/my/statistics/${slug}`)
  const build = await findOwnBuild(payload, decodeURIComponent(slug), user.id, isStaff(viewer))
  return { payload, build }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { build } = await findBuild((await params).slug)
  if (!build) return missingMetadata()
  const t = await getTranslations('Statistics')
  return { title: t('titleOf', { title: build.title }), robots: { index: false } }
}

export default async function BuildStatisticsPage({ params, searchParams }: Props) {
  const { payload, build } = await findBuild((await params).slug)
  if (!build) return <NotFound />
  const range = parseRange(String((await searchParams).days ?? ''))
  const [steps, t] = await Promise.all([readBuildDays(payload, build.id, range), getTranslations('Statistics')])
  return (
    <>
      <div className="grid gap-3">
        <LinkButton href="/my/statistics" look="ghost" size="small" className="-ms-3 w-fit">
          <ArrowLeft aria-hidden className="rtl:rotate-180" />
          {t('back')}
        </LinkButton>
        <h1 dir="auto" className="text-3xl font-extrabold tracking-tight wrap-anywhere sm:text-4xl">
          {t('titleOf', { title: build.title })}
        </h1>
        <Link href={buildPath(build.slug)} className="link w-fit">
          {t('toBuild')}
        </Link>
      </div>
      <Plots steps={steps} range={range} path={`/my/statistics/${encodeURIComponent(build.slug)}`} />
    </>
  )
}
