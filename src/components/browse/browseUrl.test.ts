import { expect, it } from 'vitest'
import { browseUrl, browseUrlWithout } from './browseUrl'

const at = (query: string) => new URLSearchParams(query)

it.each([
  ['tag=a&page=3', { sort: 'likes' }, '/schematics?tag=a&sort=likes'],
  ['tag=a&page=3', { page: '4' }, '/schematics?tag=a&page=4'],
  ['tag=a&tag=b', { tag: ['c', 'd'] }, '/schematics?tag=c&tag=d'],
  ['tag=a', { tag: null }, '/schematics'],
  ['q=a+b', { category: 'ö&' }, '/schematics?q=a+b&category=%C3%B6%26'],
])('changes %s by %j', (query, changes, url) => {
  expect(browseUrl(at(query), changes)).toBe(url)
})

it('leaves what it is given as it was', () => {
  const current = at('tag=a&page=3')
  browseUrl(current, { tag: null })
  expect(current.toString()).toBe('tag=a&page=3')
})

it.each([
  ['tag=a,b&tag=c', '/schematics?tag=a&tag=c'],
  ['tag=b', '/schematics'],
  ['tag=b,%20b,&page=2', '/schematics'],
])('takes one value out of %s', (query, url) => {
  expect(browseUrlWithout(at(query), 'tag', 'b')).toBe(url)
})
