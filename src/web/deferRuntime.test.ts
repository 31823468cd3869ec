import { expect, it } from 'vitest'
import { deferScript } from '@/inlineScripts/compiled'
import { deferRuntime, mayDefer } from './deferRuntime'

const page =
  '<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/site.js" defer=""></script>' +
  '<script src="/_next/a.js" async=""></script><script src="/_next/old.js" noModule=""></script></head>' +
  '<body><p>Text</p><script src="/_next/b.js" nonce="bm9uY2U=" async=""></script><script>data()</script></body></html>'

it('takes the framework’s scripts out and names them to be loaded later', () => {
  const lean = deferRuntime(page)
  expect(lean).not.toMatch(/<script src="\/_next\/[ab]\.js"|rel="preload"/)
  expect(lean).toContain(`<script data-load="/_next/a.js /_next/b.js">${deferScript}</script></body>`)
})

it('keeps everything else', () => {
  const lean = deferRuntime(page)
  for (const kept of ['<p>Text</p>', '<script src="/site.js" defer="">', '<script>data()</script>', 'noModule'])
    expect(lean).toContain(kept)
})

it('leaves a page without scripts as it is', () => {
  expect(deferRuntime('<html><body>Text</body></html>')).toBe('<html><body>Text</body></html>')
})

it.each([
  ['/', true],
  ['/schematics', true],
  ['/tags/castle', true],
  ['/categories', true],
  ['/schematics/a-build', true],
  ['/people/somebody/likes', true],
  ['/schematics/a-build/edit', false],
  ['/upload', false],
  ['/tagsoup', false],
])('%s: %s', (path, deferred) => {
  expect(mayDefer(path)).toBe(deferred)
})
