import { expect, it } from 'vitest'
import { tagsOf } from './tagsOf'

it.each([
  ['castle, old town ,castle', ['castle', 'old town']],
  [' , ,', []],
  ['', []],
])('reads %j', (text, tags) => {
  expect(tagsOf(text)).toEqual(tags)
})
