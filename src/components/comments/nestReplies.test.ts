import type { PageComment } from '@plugins/comments/queries/readComments'
import { expect, it } from 'vitest'
import { nestReplies, type Reply } from './nestReplies'

const comment = (id: string, parent: string, writer: string | null = id.toUpperCase()): PageComment => ({
  id,
  parent,
  root: 'top',
  body: id,
  removed: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  author: writer === null ? null : { id: writer, username: writer, displayName: writer, portrait: null },
  isAuthor: false,
  isOwn: false,
  mayDelete: false,
})
const nest = (...answers: PageComment[]) => nestReplies({ id: 'top', answers })

type Shape = [id: string, to: string | null, below: Shape[]]
const shapeOf = (replies: Reply[]): Shape[] => replies.map(({ id, to, answers }) => [id, to, shapeOf(answers)])

it('puts replies below what they reply to, in their order', () => {
  const tree = nest(comment('a', 'top'), comment('b', 'a'), comment('c', 'top'), comment('d', 'a'))
  expect(shapeOf(tree)).toEqual([
    [
      'a',
      null,
      [
        ['b', null, []],
        ['d', null, []],
      ],
    ],
    ['c', null, []],
  ])
})

it('shows what lies deeper beside what it replies to, and names whom', () => {
  const tree = nest(comment('a', 'top'), comment('b', 'a'), comment('c', 'b'), comment('d', 'c'))
  expect(shapeOf(tree)).toEqual([
    [
      'a',
      null,
      [
        ['b', null, []],
        ['c', 'B', []],
        ['d', 'C', []],
      ],
    ],
  ])
})

it('names nobody where the account is gone', () => {
  const tree = nest(comment('a', 'top'), comment('b', 'a', null), comment('c', 'b'))
  expect(shapeOf(tree)).toEqual([
    [
      'a',
      null,
      [
        ['b', null, []],
        ['c', null, []],
      ],
    ],
  ])
})

it('puts a reply to what is not on the page at the top', () => {
  expect(shapeOf(nest(comment('a', 'gone'), comment('b', 'a')))).toEqual([['a', null, [['b', null, []]]]])
})
