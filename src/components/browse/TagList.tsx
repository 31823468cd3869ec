import type { PageTag } from '@plugins/search/queries/readTags'
import { useFormatter, useTranslations } from 'next-intl'
import { tagPath } from '@/core/addresses'
import { Link } from '../ui/Link'

/** Tags as links, with their number of builds. */
export function TagList({ tags, label }: { tags: PageTag[]; label: string }) {
  const t = useTranslations('Topics')
  const format = useFormatter()
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {tags.map(({ slug, name, count }) => (
        <li key={slug} className="max-w-full">
          <Link
            href={tagPath(slug)}
            className="flex min-h-10 items-center gap-2 rounded-md bg-surface px-3 text-sm shadow-[inset_0_0_0_1px_var(--line)] hover:bg-raised"
          >
            <bdi className="truncate font-semibold">{name}</bdi>
            <span aria-hidden className="text-muted tabular-nums">
              {format.number(count)}
            </span>
            <span className="sr-only">{t('builds', { count })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
