import { nameOfItem } from '../words/nameOfItem'
import { inStacks, type MaterialRow } from './materialRow'

/** A cell that no spreadsheet evaluates as a formula: ids come from untrusted files. */
function cellOf(value: string | number): string {
  const text = String(value)
  const tame = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}

/** The list as comma-separated values (RFC 4180), `head` naming the seven columns. */
export const writeCsv = (rows: readonly MaterialRow[], head: readonly string[]): string =>
  [
    head,
    ...rows.map((row) => {
      const [item, count, stackSize] = row
      const { boxes, stacks, items } = inStacks(row)
      return [item, nameOfItem(item), count, stackSize, boxes, stacks, items]
    }),
  ]
    .map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
    .join('')
