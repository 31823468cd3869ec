import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import type { Sort } from '@/server/search/parseSearch'
import { addressOf } from './addressOf'

const names: Partial<Record<Sort, string>> = {
  relevance: 'Best match',
  newest: 'Newest',
  trending: 'Trending',
  likes: 'Most liked',
  downloads: 'Most downloaded',
  title: 'A to Z',
}

export const SortLinks = ({ address, sort }: { address: URLSearchParams; sort: string }) => (
  <nav aria-label="Sort" className="-mx-1 flex gap-1 overflow-x-auto p-1">
    {Object.entries(names)
      .filter(([value]) => value !== 'relevance' || address.has('q'))
      .map(([value, name]) => (
        <Link
          key={value}
          href={addressOf(address, { sort: value })}
          scroll={false}
          rel="nofollow"
          aria-current={value === sort ? 'true' : undefined}
          className={cn(
            'flex min-h-9 items-center rounded-md px-3 text-sm font-semibold whitespace-nowrap',
            value === sort ? 'bg-ink text-bg' : 'text-muted hover:bg-raised hover:text-ink',
          )}
        >
          {name}
        </Link>
      ))}
  </nav>
)
