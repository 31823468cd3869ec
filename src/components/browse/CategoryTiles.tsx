import type { PageCategory } from '@plugins/search/queries/readCategories'
import { useTranslations } from 'next-intl'
import { categoryPath } from '@/core/addresses'
import { Link } from '../ui/Link'
import { CategoryIcon } from './CategoryIcon'

/** Categories as tiles in their colors, with their number of builds. */
export function CategoryTiles({ categories }: { categories: PageCategory[] }) {
  const t = useTranslations('Topics')
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.25rem),1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
      {categories.map((category) => (
        <li key={category.slug} className="grid">
          <Link
            href={categoryPath(category.slug)}
            className="category-tile group flex items-center gap-3 overflow-hidden rounded-lg p-3 max-sm:flex-col max-sm:items-start sm:p-4"
            style={category.color ? { ['--own' as string]: category.color } : undefined}
          >
            <CategoryIcon icon={category.icon} color={category.color} />
            <span className="grid min-w-0">
              <span className="font-bold wrap-anywhere group-hover:underline">{category.name}</span>
              <span className="text-sm text-muted tabular-nums">{t('builds', { count: category.count })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
