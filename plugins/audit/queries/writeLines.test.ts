import { expect, it } from 'vitest'
import { csvCell } from './writeLines'

it.each([
  ['plain', '"plain"'],
  ['a "quoted", text\nof two lines', '"a ""quoted"", text\nof two lines"'],
  [null, '""'],
  [{ role: 'admin' }, '"{""role"":""admin""}"'],
  ['=HYPERLINK("http://evil.invalid")', `"'=HYPERLINK(""http://evil.invalid"")"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
])('writes %j as %s', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})
