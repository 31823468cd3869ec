import clsx from 'clsx'
import { Link } from './Link'

/** Sort orders, each a link. */
export const SortRow = ({
  label,
  choices,
}: {
  label: string
  choices: { name: string; href: string; isChosen: boolean }[]
}) => (
  <nav aria-label={label} className="-mx-1 flex max-w-full min-w-0 gap-1 overflow-x-auto p-1">
    {choices.map(({ name, href, isChosen }) => (
      <Link
        key={href}
        href={href}
        scroll={false}
        rel="nofollow"
        aria-current={isChosen ? 'true' : undefined}
        className={clsx(
          'flex min-h-9 items-center rounded-md px-3 text-sm font-semibold whitespace-nowrap',
          isChosen ? 'bg-ink text-bg' : 'text-muted hover:bg-raised hover:text-ink',
        )}
      >
        {name}
      </Link>
    ))}
  </nav>
)
