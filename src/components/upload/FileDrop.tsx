'use client'

import clsx from 'clsx'
import { FileBox } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'

/**
 * File extensions of the formats. Phones don't know them and would disable every file, so there any file can be chosen.
 */
const ENDINGS = '.schem,.schematic,.litematic,.nbt,.mcstructure'

type Props = { maxBytes: number; isSmall: boolean; onFiles: (files: File[]) => void }

/** The input covers the whole area, so clicks, keyboard and screen readers use the native control. */
export function FileDrop({ maxBytes, isSmall, onFiles }: Props) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const choose = (parts: React.ReactNode) => <span className="link">{parts}</span>
  return (
    <div
      className={clsx(
        'plate grid place-items-center rounded-xl border-2 border-dashed border-field px-5 text-center transition-colors hover:border-copper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-copper',
        isSmall ? 'py-6' : 'min-h-64 py-10',
      )}
    >
      <input
        type="file"
        multiple
        accept={ENDINGS}
        aria-label={t('file')}
        aria-describedby="file-hint"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // Allows choosing the same file again.
          target.value = ''
        }}
        className="absolute inset-0 z-10 size-full cursor-pointer opacity-0"
      />
      <div className={clsx('grid justify-items-center', isSmall ? 'gap-1' : 'gap-2.5')}>
        <FileBox
          aria-hidden
          className={clsx('text-copper', isSmall ? 'size-7' : 'size-14')}
          strokeWidth={isSmall ? 1.75 : 1.25}
        />
        <p className={clsx('font-bold text-balance', isSmall ? 'text-base' : 'text-xl')}>
          {isSmall ? t.rich('dropMore', { choose }) : t.rich('drop', { choose })}
        </p>
        <p id="file-hint" className="max-w-md text-sm text-balance text-muted">
          {t('formats', { size: formatSize(words, format, maxBytes) })}
        </p>
      </div>
    </div>
  )
}
