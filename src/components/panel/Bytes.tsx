import type { DefaultServerCellComponentProps } from 'payload'
import { formatBytes } from '@/components/words/formatBytes'

/** A list's column of sizes, as “1.5 KiB”. Only a quota may be empty. */
export const Bytes = ({ cellData }: DefaultServerCellComponentProps) => (
  <span>{typeof cellData === 'number' ? formatBytes(cellData) : 'No limit'}</span>
)
