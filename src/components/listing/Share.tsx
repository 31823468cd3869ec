import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { embedCode } from '@plugins/sharing/queries/embedCode'
import { ChevronDown, Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isPublished } from '@/core/access/isPublished'
import { buildPath } from '@/core/addresses'
import { CopyField } from './CopyField'

/** The build's link and embed code. Unlisted builds are shared by link only; private ones not at all. */
export function Share({ build, publicUrl }: { build: SchematicCard & Listing; publicUrl: string }) {
  const t = useTranslations('Listing.share')
  if (!isPublished(build, 'linked')) return null
  return (
    <details className="group panel p-0">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-lg px-4 font-semibold [&::-webkit-details-marker]:hidden">
        <Share2 aria-hidden className="size-5" />
        {t('title')}
        <ChevronDown aria-hidden className="ms-auto size-5 transition-[rotate] group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 border-t border-line p-4">
        <CopyField label={t('link')} text={`${publicUrl}${buildPath(build.slug)}`} copyLabel={t('copyLink')} />
        {build.visibility === 'public' ? (
          <div className="grid gap-1.5">
            <CopyField label={t('embed')} text={embedCode(publicUrl, build)} copyLabel={t('copyEmbed')} />
            <p className="text-sm text-muted">{t('embedHint')}</p>
          </div>
        ) : (
          <p className="text-sm text-muted">{t('unlistedHint')}</p>
        )}
      </div>
    </details>
  )
}
