import { engineLimits } from '@jobs/engine/types'
import { readRecentJourneys } from '@plugins/pipeline/queries/readJourneys'
import { readStorage } from '@plugins/quotas/queries/readStorage'
import { readCategories } from '@plugins/search/queries/readCategories'
import { PART_BYTES } from '@plugins/uploads/commands/beginUpload'
import { readOpenUploads } from '@plugins/uploads/queries/readOpenUploads'
import { uploadOptions } from '@plugins/uploads/types'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { StorageBar } from '@/components/mine/StorageBar'
import { describeProblem } from '@/components/ui/describeProblem'
import { Link } from '@/components/ui/Link'
import { Notice } from '@/components/ui/Notice'
import { PlainUpload } from '@/components/upload/PlainUpload'
import { Uploader } from '@/components/upload/Uploader'
import { contextOf } from '@/core/context/context'
import { hasScanner } from '@/core/scanning/hasScanner'
import { nameCategories } from '@/core/text/nameCategory'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Upload')
  return { title: t('title'), description: t('description') }
}

/** The error of a form that was sent without scripts, translated if possible. */
async function PlainProblem({ code }: { code: string }) {
  const t = await getTranslations('Upload')
  const problems = await getTranslations('Problems')
  const reason = describeProblem(problems, { code, message: problems('unexpected') })
  return <Notice tone="danger">{t('plain.problem', { reason })}</Notice>
}

type Query = { problem?: string | string[] }

export default async function UploadPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { payload, user, viewer } = await getSession()
  if (!user) redirect('/sign-in?next=/upload')
  const { problem } = await searchParams
  const [t, words, locale] = await Promise.all([getTranslations('Upload'), getTranslations('Words'), getLocale()])
  const [found, storage, journeys, unfinished, isScanned] = await Promise.all([
    readCategories(payload),
    readStorage(payload, user.id),
    readRecentJourneys(payload, viewer),
    readOpenUploads(payload, user.id),
    hasScanner(contextOf(payload)),
  ])
  const categories = nameCategories(words, locale, found).map(({ slug, name }) => ({ slug, name }))
  const freeBytes = storage.quotaBytes === null ? null : Math.max(0, storage.quotaBytes - storage.usedBytes)
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-7">
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{isScanned ? t('lead') : t('leadUnscanned')}</p>
      </div>
      {typeof problem === 'string' && <PlainProblem code={problem} />}
      <noscript>
        <style>{'.needs-scripts{display:none}'}</style>
        <PlainUpload categories={categories} />
      </noscript>
      <div className="needs-scripts">
        <ClientMessages of={['Upload', 'Journey', 'Words']}>
          <Uploader
            userId={user.id}
            maxBytes={uploadOptions.of(contextOf(payload)).maxFileBytes}
            limits={engineLimits(contextOf(payload))}
            partBytes={PART_BYTES}
            freeBytes={freeBytes}
            categories={categories}
            journeys={journeys}
            unfinished={unfinished}
            isScanned={isScanned}
          />
        </ClientMessages>
      </div>
      <StorageBar storage={storage} />
      <p>
        <Link href="/my" className="link font-semibold">
          {t('journey.mine')}
        </Link>
      </p>
    </div>
  )
}
