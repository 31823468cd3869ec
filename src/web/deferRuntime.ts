import { deferScript } from '@/inlineScripts/compiled'

/** Pages whose links and forms work without the framework's script. */
const read = /^\/(?:$|schematics(?:\/[^/]+)?\/?$|categories(?:\/|$)|tags(?:\/|$)|people\/|lists\/)/

const script = /<script src="(\/_next\/[^"]+\.js)"(?: async=""| nonce="[^"]*")+>\s*<\/script>/g
const preload = /<link rel="preload" as="script"[^>]*\/>/g

/** Whether a page's scripts may be deferred. Never for signed-in users. */
export const mayDefer = (path: string): boolean => read.test(path)

/**
 * Defers the framework's scripts until the first user input. Until then links and forms are the browser's own, and the
 * data that Next writes into the page waits for the scripts.
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
