'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('Shell')
  return (
    <div className="plate mx-auto grid max-w-2xl justify-items-center gap-5 rounded-xl px-6 py-16 text-center sm:px-12">
      <h1 className="text-3xl font-extrabold tracking-tight">{t('error.title')}</h1>
      <p className="text-muted">{t('error.text')}</p>
      {error.digest && <p className="font-mono text-sm text-muted">{t('error.reference', { digest: error.digest })}</p>}
      <Button look="primary" onClick={reset}>
        {t('error.again')}
      </Button>
    </div>
  )
}
