import { type ExportedLine, exportedColumns } from './exportLines'

export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Spreadsheets take a cell that begins so for a formula, which could send its neighbours elsewhere. */
const FORMULA = /^[=+\-@\t\r]/

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A cell (RFC 4180), quoted always; an apostrophe keeps what looks like a formula a text. */
export function csvCell(value: unknown): string {
  const text = textOf(value)
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

const csvRow = (cells: readonly unknown[]) => `${cells.map(csvCell).join(',')}\r\n`

const pick = (line: ExportedLine) => exportedColumns.map((name) => line[name])

export const writers: Record<ExportFormat, { type: string; head: string; write(line: ExportedLine): string }> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    head: csvRow(exportedColumns),
    write: (line) => csvRow(pick(line)),
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    write: (line) => `${JSON.stringify(Object.fromEntries(exportedColumns.map((name) => [name, line[name]])))}\n`,
  },
}
