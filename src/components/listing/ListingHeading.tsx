import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { categoryPath, personPath, tagPath } from '@/core/addresses'
import { nameCategory } from '@/core/text/nameCategory'
import { Link } from '../ui/Link'

/** Title, author, category and tags of a build. */
export function ListingHeading({ build: { title, owner, category, tagged } }: { build: SchematicCard & Listing }) {
  const t = useTranslations('Listing')
  const words = useTranslations('Words')
  const strong = 'font-semibold text-ink hover:underline'
  const person = () => (
    <Link className={strong} href={personPath(owner.username)}>
      <bdi>{owner.displayName}</bdi>
    </Link>
  )
  return (
    <div className="grid gap-2">
      <h1 dir="auto" className="text-3xl font-extrabold tracking-tight wrap-anywhere sm:text-5xl">
        {title}
      </h1>
      <p className="text-muted wrap-anywhere">
        {category
          ? t.rich('bylineIn', {
              person,
              category: () => (
                <Link className={strong} href={categoryPath(category.slug)}>
                  {nameCategory(words, category)}
                </Link>
              ),
            })
          : t.rich('byline', { person })}
      </p>
      {tagged.length > 0 && (
        <ul aria-label={t('tags')} className="flex flex-wrap gap-2 pt-1">
          {tagged.map(({ slug, name }) => (
            <li key={slug} className="min-w-0">
              <Link
                className="block rounded-sm bg-raised px-2.5 py-1 text-sm wrap-anywhere hover:underline"
                href={tagPath(slug)}
              >
                <bdi>{name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
