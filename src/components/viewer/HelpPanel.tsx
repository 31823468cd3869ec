import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'

const KEYS = ['turn', 'pan', 'zoom', 'name', 'layers', 'lowLayers', 'sides', 'reset'] as const

/** The mouse, touch and keyboard controls. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('Viewer')
  return (
    <section
      aria-label={t('keys.title')}
      className="absolute inset-x-3 top-16 bottom-16 z-20 m-auto flex h-fit max-h-[calc(100%-8rem)] max-w-md flex-col rounded-lg bg-surface text-sm shadow-lift"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div tabIndex={0} className="grid min-h-0 gap-3 overflow-auto rounded-lg p-4">
        <p>{t('keys.mouse')}</p>
        <p>{t('keys.touch')}</p>
        <dl className="grid gap-1.5">
          {KEYS.map((key) => (
            <div key={key} className="flex justify-between gap-4 border-t border-line pt-1.5">
              <dt>{t(`keys.${key}.does`)}</dt>
              <dd className="text-right font-mono text-muted">{t(`keys.${key}.key`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {/* Always visible, even if the rest is cut off. */}
      <div className="shrink-0 border-t border-line p-2 text-end">
        <Button size="small" onClick={onClose}>
          {t('keys.close')}
        </Button>
      </div>
    </section>
  )
}
