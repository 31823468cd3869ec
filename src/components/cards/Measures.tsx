import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'

/** Width, height and length in blocks, as on a drawing. */
export function Measures({
  width,
  height,
  length,
  className,
}: {
  width: number | null
  height: number | null
  length: number | null
  className?: string
}) {
  const t = useTranslations('Cards')
  return width && height && length ? (
    <span className={cn('font-mono text-sm whitespace-nowrap text-muted tabular-nums', className)}>
      <span className="sr-only">{t('measures', { width, height, length })}</span>
      <span aria-hidden className="max-sm:tracking-tighter">{`${width} × ${height} × ${length}`}</span>
    </span>
  ) : null
}
