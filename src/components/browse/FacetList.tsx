import { X } from 'lucide-react'
import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/components/words/formatNumber'

export type FacetEntry = { value: string; name: string; count: number | null; chosen: boolean; href: string }

/** Entries shown before the rest is folded away. */
const SHOWN = 8

const Entry = ({ name, count, chosen, href }: FacetEntry) => (
  <li>
    <Link
      href={href}
      scroll={false}
      rel="nofollow"
      aria-current={chosen ? 'true' : undefined}
      className={cn(
        'flex min-h-9 items-center justify-between gap-3 rounded-md px-2.5 py-1 text-sm',
        chosen ? 'bg-primary-soft font-semibold text-primary-ink' : 'hover:bg-raised',
      )}
    >
      <span className="wrap-anywhere">{name}</span>
      {chosen ? (
        <>
          <X aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">, chosen, take away</span>
        </>
      ) : (
        count !== null && <span className="text-muted tabular-nums">{formatNumber(count)}</span>
      )}
    </Link>
  </li>
)

export const FacetList = ({ title, entries }: { title: string; entries: FacetEntry[] }) =>
  entries.length === 0 ? null : (
    <section>
      <h3 className="mb-1 px-2.5 font-bold">{title}</h3>
      <ul>
        {entries.slice(0, SHOWN).map((entry) => (
          <Entry key={entry.value} {...entry} />
        ))}
      </ul>
      {entries.length > SHOWN && (
        <details>
          <summary className="link cursor-pointer rounded-md px-2.5 py-1.5 text-sm">
            {entries.length - SHOWN} more
          </summary>
          <ul>
            {entries.slice(SHOWN).map((entry) => (
              <Entry key={entry.value} {...entry} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
