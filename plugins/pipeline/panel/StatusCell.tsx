import { Pill } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'
import { nameOption } from '@/core/panel/nameOption'
import { translatorFor } from '@/i18n/translatorFor'
import { pillStyleOf } from './pillStyleOf'

/** The state of a file or listing in a list: what needs a person stands out. */
export async function StatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const status = String(cellData ?? '')
  return (
    <Pill pillStyle={pillStyleOf(status)} size="small">
      {nameOption(t, status)}
    </Pill>
  )
}
