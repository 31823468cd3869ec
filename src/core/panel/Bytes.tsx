import type { DefaultServerCellComponentProps } from 'payload'
import { createFormatter } from 'use-intl/core'
import { chooseLocale } from '@/i18n/chooseLocale'
import { translatorFor } from '@/i18n/translatorFor'
import { formatSize } from '../text/formatSize'

/** A list's column of sizes, as “1.5 KiB”. Only a quota may be empty. */
export async function Bytes({ cellData, i18n }: DefaultServerCellComponentProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const words = await translatorFor(i18n.language, 'Words')
  const format = createFormatter({ locale: chooseLocale({ chosen: i18n.language }) })
  return <span>{typeof cellData === 'number' ? formatSize(words, format, cellData) : t('noLimit')}</span>
}
