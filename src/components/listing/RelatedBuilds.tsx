import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Related } from '@plugins/listings/queries/readRelated'
import { useTranslations } from 'next-intl'
import { personPath } from '@/core/addresses'
import { CardGrid } from '../cards/CardGrid'
import { SectionHeading } from '../ui/SectionHeading'

/** More builds by the same author, and similar builds. */
export function RelatedBuilds({ owner, related }: Pick<SchematicCard, 'owner'> & { related: Related }) {
  const t = useTranslations('Listing.related')
  return (
    <>
      {related.byAuthor.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading
            title={t('byAuthor', { name: owner.displayName })}
            href={personPath(owner.username)}
            more={t('allByAuthor', { name: owner.displayName })}
          />
          <CardGrid builds={related.byAuthor} />
        </section>
      )}
      {related.similar.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title={t('similar')} />
          <CardGrid builds={related.similar} />
        </section>
      )}
    </>
  )
}
