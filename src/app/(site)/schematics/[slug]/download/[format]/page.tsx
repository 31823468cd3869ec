import { limitConversions } from '@plugins/conversions/commands/limitConversions'
import { requestConversion } from '@plugins/conversions/commands/requestConversion'
import { type Conversion, readConversions } from '@plugins/conversions/queries/readConversions'
import { convertedName, findTarget, type Target } from '@plugins/conversions/queries/targets'
import { isRobot } from '@plugins/downloads/commands/countVisit'
import { findReadableVersion } from '@plugins/listings/queries/findReadable'
import { readListing } from '@plugins/listings/queries/readListing'
import { Download, Hourglass } from 'lucide-react'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { nameOfLoss, namesOfLosses } from '@/components/listing/listLosses'
import { RefreshEvery } from '@/components/listing/RefreshEvery'
import { NotFound } from '@/components/shell/NotFound'
import { buttonClasses } from '@/components/ui/buttonClasses'
import { Link } from '@/components/ui/Link'
import { Notice } from '@/components/ui/Notice'
import { buildPath, readSlug } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { formatSize } from '@/core/text/formatSize'

type Props = {
  params: Promise<{ slug: string; format: string }>
  searchParams: Promise<{ version?: string; make?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('Formats')
  const target = findTarget((await params).format)
  return { title: target ? t(`target.${target}`) : undefined, robots: { index: false, follow: false } }
}

/** Seconds between automatic reloads without scripts. */
const CONVERT_TIMEOUT_MS = 3

/** Requests the conversion for a waiting user. Returns an error as its code. */
async function ask(fileId: string, target: Target): Promise<'waiting' | 'ready' | string> {
  const { payload, viewer } = await getSession()
  const asked = new Headers(await headers())
  try {
    const { status } = await requestConversion(payload, fileId, target, () =>
      limitConversions(contextOf(payload), viewer, asked),
    )
    return status
  } catch (error) {
    if (error instanceof ShopError) return error.code
    throw error
  }
}

async function Losses({ conversion }: { conversion: Conversion }) {
  const t = await getTranslations('Formats')
  const { losses } = conversion
  const names = losses
    ? losses.map(({ code, count }) =>
        count > 1 ? t('page.lossCount', { loss: nameOfLoss(code, t), count }) : nameOfLoss(code, t),
      )
    : namesOfLosses(conversion, t)
  if (names.length === 0) return <p>{t('page.keepsAll')}</p>
  return (
    <section className="grid gap-2">
      <h2 className="font-bold">{losses ? t('page.lost') : t('page.mayLose')}</h2>
      <ul className="list-disc ps-5 text-muted">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  )
}

/**
 * Waits for a converted build, lists its losses, and starts the download. Works without scripts: the page reloads
 * itself.
 */
export default async function ConvertedPage({ params, searchParams }: Props) {
  const { slug, format: name } = await params
  const { version, make } = await searchParams
  const target = findTarget(name)
  const { payload, viewer } = await getSession()
  const build = target && (await readListing(payload, readSlug(slug), viewer))
  if (!target || !build?.file.downloadable) return <NotFound />
  const file = version ? await findReadableVersion(payload, build.id, version, viewer) : undefined
  if (version && file?.fileStatus !== 'ready') return <NotFound />
  const fileId = file?.fileId ?? build.file.id
  const before = await readConversions(payload, fileId)
  const download = `/api/schematics/${build.id}/download?format=${target}${version ? `&version=${version}` : ''}`
  const known = before.find((conversion) => conversion.format === target)
  // The build already has this format.
  if (!known) redirect(download)

  // Crawlers don't need the files.
  const isAsked = make === '1' || !isRobot(new Headers(await headers()))
  const state = isAsked ? await ask(fileId, target) : known.status
  const conversion =
    state === 'ready' && known.status !== 'ready'
      ? ((await readConversions(payload, fileId)).find((one) => one.format === target) ?? known)
      : known
  const [t, words, formatter] = await Promise.all([
    getTranslations('Formats'),
    getTranslations('Words'),
    getFormatter(),
  ])
  const filename = convertedName(file?.filename ?? build.file.filename, target)
  const isWaiting = state === 'waiting'
  const isReady = state === 'ready'

  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      {/* React puts these into the head. */}
      {isWaiting && (
        <noscript>
          <meta httpEquiv="refresh" content={String(CONVERT_TIMEOUT_MS)} />
        </noscript>
      )}
      {isReady && <meta httpEquiv="refresh" content={`0;url=${download}`} />}
      <p className="text-muted wrap-anywhere">
        {t.rich('page.back', {
          build: () => (
            <Link className="link" href={buildPath(build.slug)}>
              <bdi>{build.title}</bdi>
            </Link>
          ),
        })}
      </p>
      <h1 className="text-3xl font-extrabold tracking-tight wrap-anywhere">
        {t('page.title', { title: build.title, format: t(`target.${target}`) })}
      </h1>
      <div className="panel grid gap-5 sm:p-8">
        <div role="status" className="grid gap-1">
          {isWaiting && (
            <>
              <p className="flex items-center gap-3 text-lg font-bold">
                <Hourglass aria-hidden className="size-6 text-copper motion-safe:animate-pulse" />
                {t('page.making')}
              </p>
              <p className="text-muted">{t('page.makingHint')}</p>
              <RefreshEvery seconds={1} />
            </>
          )}
          {isReady && (
            <>
              <p className="text-lg font-bold">{t('page.ready')}</p>
              <p className="text-muted">{t('page.readyHint')}</p>
            </>
          )}
          {!isAsked && !isReady && <p className="text-muted">{t('page.startHint')}</p>}
          {state === 'cannot_convert' && <Notice tone="warning">{t('page.impossible')}</Notice>}
          {state === 'conversion_failed' && <Notice tone="warning">{t('page.gaveUp')}</Notice>}
          {state === 'too_many_requests' && <Notice tone="warning">{t('page.tooMany')}</Notice>}
        </div>
        {isReady && conversion.bytes !== null && (
          <a href={download} className={`${buttonClasses({ look: 'primary', size: 'large' })} whitespace-normal`}>
            <Download aria-hidden />
            <span className="wrap-anywhere">
              {t('page.download', { filename, size: formatSize(words, formatter, conversion.bytes) })}
            </span>
          </a>
        )}
        {!isAsked && !isReady && (
          <a href="?make=1" rel="nofollow" className={buttonClasses({ look: 'primary' })}>
            {t('page.start')}
          </a>
        )}
        <Losses conversion={conversion} />
        <p>
          <a className="link" href={`/api/schematics/${build.id}/download${version ? `?version=${version}` : ''}`}>
            {t('page.original')}
          </a>
        </p>
      </div>
    </div>
  )
}
