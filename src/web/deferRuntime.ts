import { deferScript } from '@/inlineScripts/compiled'

/** Pages that are read, whose links and forms work without the framework's script. */
const read = /^\/(?:$|schematics(?:\/[^/]+)?\/?$|categories(?:\/|$)|tags(?:\/|$)|people\/|lists\/)/

const script = /<script src="(\/_next\/[^"]+\.js)"(?: async=""| nonce="[^"]*")+>\s*<\/script>/g
const preload = /<link rel="preload" as="script"[^>]*\/>/g

/** Whether a page's scripts may wait; nobody who is signed in should wait for theirs. */
export const mayDefer = (path: string): boolean => read.test(path)

/**
 * The same page, whose framework's scripts load once somebody does something on it, not with it. Until then its links and forms are the
 * browser's own. The rest of what Next writes into the page waits in it until they run.
 */
export function deferRuntime(html: string): string {
  const sources: string[] = []
  const lean = html.replace(preload, '').replace(script, (_whole, source: string) => {
    sources.push(source)
    return ''
  })
  if (sources.length === 0) return html
  return lean.replace('</body>', `<script data-load="${sources.join(' ')}">${deferScript}</script></body>`)
}
