'use client'

import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import { Link } from './Link'

export type Section = { href: string; name: string; count?: string | undefined; icon?: React.ReactNode }

/** Links between the pages of a section, a scrolling row on phones; the current one is marked. */
export function SectionNav({
  label,
  sections,
  upright = false,
}: {
  label: string
  sections: Section[]
  /** On wide screens a column beside the content. */
  upright?: boolean
}) {
  const pathname = usePathname()
  const decoded = decodeURI(pathname)
  // The longest matching path: /my must not match on /my/likes.
  const present = sections
    .map(({ href }) => href)
    .filter((href) => decoded === decodeURI(href) || decoded.startsWith(`${decodeURI(href)}/`))
    .sort((one, other) => other.length - one.length)[0]
  return (
    <nav aria-label={label} className={clsx('min-w-0', upright && 'lg:sticky lg:top-20')}>
      <ul
        // On phones the row may overflow: scrolls the current page into view.
        ref={(row) => {
          const open = row?.querySelector<HTMLElement>('[aria-current]')
          if (row && open) row.scrollLeft = open.offsetLeft - (row.clientWidth - open.offsetWidth) / 2
        }}
        className={clsx(
          'relative -mx-4 flex gap-1 overflow-x-auto px-4 py-1 sm:-mx-1 sm:px-1',
          upright ? 'lg:mx-0 lg:flex-col lg:px-0' : 'border-b border-line pb-2',
        )}
      >
        {sections.map(({ href, name, count, icon }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === present ? 'page' : undefined}
              className={clsx(
                'flex min-h-10 items-center gap-2 rounded-md px-3 font-semibold whitespace-nowrap [&_svg]:size-[1.15em] [&_svg]:shrink-0',
                href === present ? 'bg-primary-soft text-primary-ink' : 'text-muted hover:bg-raised hover:text-ink',
              )}
            >
              {icon}
              {name}
              {count !== undefined && <span className="text-sm font-normal tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
