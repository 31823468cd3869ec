'use client'

import { ScanEye, ShieldCheck, Wifi } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Explains what happens to uploaded files, while the list is empty. */
export function UploadHighlights({ isScanned }: { isScanned: boolean }) {
  const t = useTranslations('Upload')
  const promises = [
    { Icon: ScanEye, title: t('promise.look.title'), text: t('promise.look.text') },
    { Icon: Wifi, title: t('promise.line.title'), text: t('promise.line.text') },
    {
      Icon: ShieldCheck,
      title: t('promise.check.title'),
      text: isScanned ? t('promise.check.text') : t('promise.check.textUnscanned'),
    },
  ]
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
      {promises.map(({ Icon, title, text }) => (
        <li key={title} className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-3 gap-y-1 sm:grid-cols-1">
          <span className="row-span-2 grid size-9 place-items-center rounded-md bg-primary-soft text-primary-ink sm:row-span-1 sm:mb-1.5">
            <Icon aria-hidden className="size-5" />
          </span>
          <p className="font-bold">{title}</p>
          <p className="text-sm text-muted">{text}</p>
        </li>
      ))}
    </ul>
  )
}
