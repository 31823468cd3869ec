import { cn } from '@/components/ui/cn'

/** Width, height and length in blocks, as on a drawing. */
export const Measures = ({
  width,
  height,
  length,
  className,
}: {
  width: number | null
  height: number | null
  length: number | null
  className?: string
}) =>
  width && height && length ? (
    <span className={cn('font-mono text-sm whitespace-nowrap text-muted tabular-nums', className)}>
      <span className="sr-only">{`${width} wide, ${height} high, ${length} long`}</span>
      <span aria-hidden>{`${width} × ${height} × ${length}`}</span>
    </span>
  ) : null
