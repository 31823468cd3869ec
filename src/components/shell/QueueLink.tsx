import clsx from 'clsx'
import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '../ui/buttonClasses'

/**
 * The way to the moderators' queue, with how much waits there. The panel is another app: the link loads its page.
 * @param compact whether only the sign and the number are seen on narrow screens
 */
export function QueueLink({
  waiting,
  compact = false,
  className,
}: {
  waiting: number
  compact?: boolean
  className?: string
}) {
  const t = useTranslations('Moderation')
  const label = t('navLabel', { count: waiting })
  return (
    <a
      href="/admin/moderation"
      aria-label={label}
      className={clsx(buttonClasses({ look: compact ? 'ghost' : 'plain', size: 'small' }), className)}
    >
      <ShieldCheck aria-hidden />
      {compact ? (
        <>
          <span className="max-xl:hidden">{label}</span>
          {waiting > 0 && <span className="tabular-nums xl:hidden">{waiting}</span>}
        </>
      ) : (
        label
      )}
    </a>
  )
}
