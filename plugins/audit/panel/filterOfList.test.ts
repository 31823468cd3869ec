import { expect, it } from 'vitest'
import { filterOfList } from './filterOfList'

it('takes over what an export can filter by', () => {
  expect(
    filterOfList({
      'where[or][0][and][0][action][equals]': 'list.created',
      'where[or][0][and][1][createdAt][greater_than]': '2026-01-31T12:00:00.000Z',
      'where[or][0][and][2][createdAt][less_than_equal]': '2026-02-28T12:00:00.000Z',
      'where[or][0][and][3][kind][equals]': 'social',
      'where[or][0][and][4][agent][equals]': 'curl',
      'where[or][0][and][5][targetId][not_equals]': 'x',
      'where[or][0][and][6][network][equals]': '',
      limit: '10',
    }),
  ).toEqual({
    action: 'list.created',
    from: '2026-01-31T12:00:00.000Z',
    to: '2026-02-28T12:00:00.000Z',
    kind: 'social',
  })
})
