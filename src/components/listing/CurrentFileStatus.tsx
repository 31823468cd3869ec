'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

/** Announces that another file has become the current one while the page was open. Needs the messages of `Listing`. */
export function CurrentFileStatus({ fileId, filename }: { fileId: string; filename: string }) {
  const t = useTranslations('Listing.versions')
  const [first] = useState(fileId)
  return (
    <p role="status" className="font-semibold wrap-anywhere text-primary-ink empty:hidden">
      {fileId !== first && t('changed', { filename })}
    </p>
  )
}
