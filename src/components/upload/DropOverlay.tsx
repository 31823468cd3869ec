'use client'

import { FileBox } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Covers the page while files are dragged over it. They can be dropped anywhere. */
export function DropOverlay() {
  const t = useTranslations('Upload')
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-bg/85 p-4 backdrop-blur-sm sm:p-8"
    >
      <div className="plate grid size-full place-items-center rounded-2xl border-4 border-dashed border-copper p-6 text-center">
        <div className="grid justify-items-center gap-3">
          <FileBox className="size-16 text-copper motion-safe:animate-bounce" strokeWidth={1.5} />
          <p className="text-2xl font-extrabold tracking-tight sm:text-3xl">{t('overlay')}</p>
          <p className="text-muted">{t('overlayHint')}</p>
        </div>
      </div>
    </div>
  )
}
