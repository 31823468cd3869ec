import { useTranslations } from 'next-intl'
import { markNotFound } from '@/core/http/rendering'

/** Shown in an embed if the build is gone or not public. */
export function MissingBuild() {
  markNotFound()
  const t = useTranslations('Viewer')
  return (
    <main className="grid h-full place-content-center gap-2 p-6 text-center">
      <p>{t('embed.missing')}</p>
      <a href="/" target="_blank" rel="noopener" className="link">
        {t('embed.link')}
      </a>
    </main>
  )
}
