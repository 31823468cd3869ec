import type { FileNote } from '@plugins/listings/queries/readListing'
import { Info } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** What the reader had to guess or ignore in the file. */
export function FileNotes({ notes }: { notes: readonly FileNote[] }) {
  const t = useTranslations('Listing.notes')
  return (
    <section aria-label={t('title')} className="panel grid gap-2 text-sm">
      <h2 className="font-bold">{t('title')}</h2>
      <ul className="grid gap-2">
        {notes.map(({ code, message, count }) => (
          <li key={code} className="flex gap-2">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            {t.has(`code.${code as 'empty'}`) ? t(`code.${code as 'empty'}`, { count }) : message}
          </li>
        ))}
      </ul>
    </section>
  )
}
