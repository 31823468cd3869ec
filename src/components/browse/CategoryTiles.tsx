import Link from 'next/link'
import { plural } from '@/components/words/formatNumber'
import type { PageCategory } from '@/server/pages/readCategories'
import { CategoryIcon } from './CategoryIcon'

export const CategoryTiles = ({ categories }: { categories: PageCategory[] }) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-3">
    {categories.map((category) => (
      <li key={category.slug}>
        <Link
          href={`/schematics?category=${encodeURIComponent(category.slug)}`}
          className="flex h-full items-center gap-3 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line)] transition-colors hover:bg-raised"
        >
          <CategoryIcon icon={category.icon} color={category.color} />
          <span className="grid">
            <span className="font-bold">{category.name}</span>
            <span className="text-sm text-muted">{plural(category.count, 'build')}</span>
          </span>
        </Link>
      </li>
    ))}
  </ul>
)
