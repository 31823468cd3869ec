import clsx from 'clsx'
import { Rss } from 'lucide-react'
import { buttonClasses } from '../ui/buttonClasses'

/** A link to a feed. Not a Next Link: there is no page to load. */
export const FeedLink = ({ href, name, iconOnly = false }: { href: string; name: string; iconOnly?: boolean }) => (
  <a
    href={href}
    type="application/atom+xml"
    title={iconOnly ? name : undefined}
    className={clsx(buttonClasses({ look: 'ghost', size: 'small' }), 'min-h-10')}
  >
    <Rss aria-hidden className="text-copper" />
    <span className={iconOnly ? 'sr-only' : undefined}>{name}</span>
  </a>
)
