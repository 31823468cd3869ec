import type { DefaultServerCellComponentProps } from 'payload'

/** A list's column of ticked boxes, where only the ticked ones matter. */
export const YesNo = ({ cellData }: DefaultServerCellComponentProps) => <span>{cellData ? 'Yes' : '–'}</span>
