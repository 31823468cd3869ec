import type { DefaultServerCellComponentProps } from 'payload'
import { translatorFor } from '@/i18n/translatorFor'

/** A list's column of ticked boxes, where only the ticked ones matter. */
export async function YesNo({ cellData, i18n }: DefaultServerCellComponentProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  return <span>{cellData ? t('yes') : '–'}</span>
}
