import { Rss } from 'lucide-react'
import { buttonVariants } from '@/components/ui/buttonVariants'
import { cn } from '@/components/ui/cn'

/** A link to a feed. Not a Link of Next's: programs read what it leads to, and there is no page to load. */
export const FeedLink = ({ href, name, iconOnly = false }: { href: string; name: string; iconOnly?: boolean }) => (
  <a
    href={href}
    type="application/atom+xml"
    title={iconOnly ? name : undefined}
    className={cn(buttonVariants({ look: 'ghost', size: 'small' }), 'min-h-10')}
  >
    <Rss aria-hidden className="text-copper" />
    <span className={iconOnly ? 'sr-only' : undefined}>{name}</span>
  </a>
)
