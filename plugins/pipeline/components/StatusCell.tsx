import { Pill } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'
import { labelOf } from '@/vocabulary'
import { pillStyleOf } from './pillStyleOf'

/** The state of a file or listing in a list: what needs a person stands out. */
export function StatusCell({ cellData }: DefaultServerCellComponentProps) {
  const status = String(cellData ?? '')
  return (
    <Pill pillStyle={pillStyleOf(status)} size="small">
      {labelOf(status)}
    </Pill>
  )
}
