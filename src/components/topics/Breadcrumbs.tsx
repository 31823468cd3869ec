import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { JsonLd } from '../ui/JsonLd'
import { Link } from '../ui/Link'
import { breadcrumbList, type Crumb } from './breadcrumbList'

/** Breadcrumbs, ending with the current page. */
export function Breadcrumbs({ crumbs, here, publicUrl }: { crumbs: Crumb[]; here: Crumb; publicUrl: string }) {
  const t = useTranslations('Topics')
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
        {crumbs.map(({ name, path }) => (
          <li key={path} className="flex items-center gap-1.5">
            <Link href={path} className="link flex min-h-8 items-center font-semibold">
              <bdi>{name}</bdi>
            </Link>
            <ChevronRight aria-hidden className="size-3.5 rtl:rotate-180" />
          </li>
        ))}
        <li aria-current="page" className="flex min-h-8 items-center wrap-anywhere">
          <bdi>{here.name}</bdi>
        </li>
      </ol>
      <JsonLd data={{ '@context': 'https://schema.org', ...breadcrumbList(publicUrl, [...crumbs, here]) }} />
    </nav>
  )
}
