/** Pages that work whole without the framework's script: lists of links and forms. */
const lists = /^\/(?:$|schematics\/?$|categories(?:\/|$)|tags(?:\/|$))/

/** What a person does before they can press anything. */
const begin = `(s=>{let on=['pointerover','touchstart','keydown','focusin'],go=()=>{for(const n of on)removeEventListener(n,go,true);
for(const u of s){const e=document.createElement('script');e.src=u;document.head.append(e)}};for(const n of on)addEventListener(n,go,{capture:true,passive:true})})`

const script = /<script src="(\/_next\/[^"]+\.js)" async="">\s*<\/script>/g
const preload = /<link rel="preload" as="script"[^>]*\/>/g

/** Whether a page's scripts may wait; nobody who is signed in should wait for theirs. */
export const mayDefer = (path: string): boolean => lists.test(path)

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
  return lean.replace('</body>', `<script>${begin}(${JSON.stringify(sources)})</script></body>`)
}
