import { useTranslations } from 'next-intl'

/** Width, height and length in blocks, as on a drawing. */
export function Measures({
  width,
  height,
  length,
}: {
  width: number | null
  height: number | null
  length: number | null
}) {
  const t = useTranslations('Cards')
  return width && height && length ? (
    <span className="font-mono text-sm whitespace-nowrap text-muted tabular-nums">
      <span className="sr-only">{t('measures', { width, height, length })}</span>
      <span aria-hidden className="max-sm:tracking-tighter">{`${width} × ${height} × ${length}`}</span>
    </span>
  ) : null
}
