/** Pages that are read, whose links and forms work without the framework's script. */
const read = /^\/(?:$|schematics(?:\/[^/]+)?\/?$|categories(?:\/|$)|tags(?:\/|$)|people\/|lists\/)/

/**
 * Loads the scripts at what a person does before they can press anything. A button that only the framework knows, or a link
 * marked `data-waits`, waits if it is pressed earlier, and is pressed again when the page is alive (`src/components/shell/Alive.tsx`).
 * Who has left something on the device under the key of a `data-remembers` gets the scripts at once, to see it.
 */
const begin = `(s=>{let on=['pointerover','touchstart','keydown','focusin','click'],d=document,b,go=()=>{for(const n of on)removeEventListener(n,go,true);
for(const u of s){const e=d.createElement('script');e.src=u;d.head.append(e)}},hold=e=>{const p=e.target.closest?.('button[type=button]:not([popovertarget],[data-theme-toggle]),[data-waits]');
if(p){b=p;e.preventDefault();e.stopPropagation()}};for(const n of on)addEventListener(n,go,{capture:true,passive:true});
d.addEventListener('click',hold,true);addEventListener('shop:alive',()=>{d.removeEventListener('click',hold,true);b?.isConnected&&b.click()},{once:true});
try{const r=d.querySelector('[data-remembers]');r&&localStorage.getItem(r.dataset.remembers)&&go()}catch{}})`

const script = /<script src="(\/_next\/[^"]+\.js)" async="">\s*<\/script>/g
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
  return lean.replace('</body>', `<script>${begin}(${JSON.stringify(sources)})</script></body>`)
}
