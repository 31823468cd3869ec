import { expect, it } from 'vitest'
import { pageEtag } from './pageEtag'

const page = (markup: string, ...pieces: string[]) =>
  Buffer.from(
    `<html><body>${markup}${pieces.map((text) => `<script>self.__next_f.push([1,${JSON.stringify(text)}])</script>`).join('')}</body></html>`,
  )
const first = page('<p>Castle</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$","b"]\n', '3:["$","i",{"name":"$$5"}]\n')
const tag = pageEtag(first, true)

it.each([
  ['made again', first],
  [
    'numbered otherwise',
    page('<p>Castle</p>', '1:["$","div",null,["$L4","$La"]]\na:["$","i",{"name":"$$5"}]\n4:["$","b"]\n'),
  ],
  [
    'in other pieces',
    page('<p>Castle</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$",', '"b"]\n3:["$","i",{"name":"$$5"}]\n'),
  ],
  [
    'with a row inside of another',
    page('<p>Castle</p>', '1:["$","div",null,[["$","b"],"$L3"]]\n3:["$","i",{"name":"$$5"}]\n'),
  ],
])('a page %s has the same tag', (_what, body) => {
  expect(pageEtag(body, true)).toBe(tag)
})

it.each([
  ['markup', page('<p>Castles</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$","b"]\n3:["$","i",{"name":"$$5"}]\n')],
  ['data', page('<p>Castle</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$","u"]\n3:["$","i",{"name":"$$5"}]\n')],
  [
    'text like a reference',
    page('<p>Castle</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$","b"]\n3:["$","i",{"name":"$$6"}]\n'),
  ],
  ['values', page('<p>Castle</p>', '1:["$","div",null,["$L2","$L3"]]\n2:["$","b"]\n')],
])('a page of other %s has another', (_what, body) => {
  expect(pageEtag(body, true)).not.toBe(tag)
})

it('a part of a page is what its bytes are', () => {
  const [one, two] = [Buffer.from('1:"$L2"\n'), Buffer.from('1:"$L3"\n')]
  expect(pageEtag(one, false)).toBe(pageEtag(Buffer.from(one), false))
  expect(pageEtag(one, false)).not.toBe(pageEtag(two, false))
})

it('what allows its scripts is no part of a page, nor in how many pieces they come', () => {
  const pieces = ['1:["$","div",null,["$L2","$L3"]]\n2:["$",', '"b"]\n3:["$","i",{"name":"$$5"}]\n']
  const tags = [first, page('<p>Castle</p>', ...pieces), page('<p>Castle</p>', pieces.join(''))].map((body, at) => {
    const nonce = `bm9uY2U${at}`
    return pageEtag(Buffer.from(String(body).replaceAll('<script>', `<script nonce="${nonce}">`)), true, nonce)
  })
  expect(new Set(tags).size).toBe(1)
  expect(pageEtag(Buffer.from('1:{"nonce":"b25l"}'), false, 'b25l')).toBe(
    pageEtag(Buffer.from('1:{"nonce":"dHdv"}'), false, 'dHdv'),
  )
})
