import { expect, it } from 'vitest'
import { escapeXml } from './escapeXml'

it('writes what would end a text or attribute as entities', () => {
  expect(escapeXml(`<a href="x">'&amp;'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;')
})

it('leaves out what XML 1.0 cannot hold, and keeps all else', () => {
  expect(escapeXml('a\0\u0008b\u000b\ufffe\ud800c')).toBe('abc')
  expect(escapeXml('\t\n\r 城🏰')).toBe('\t\n\r 城🏰')
})
