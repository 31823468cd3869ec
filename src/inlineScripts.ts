/**
 * Scripts that stand in pages. They never change, for a page's policy knows them by their hashes (`src/server/http/pagePolicy.ts`):
 * what differs from page to page stands in attributes.
 */

/**
 * Puts on the theme that was chosen, else the system's, before anything is painted; follows both while the page is open.
 * Nothing fades from one theme to the other.
 */
export const themeScript = `(()=>{const q=matchMedia('(prefers-color-scheme: dark)'),d=document.documentElement,put=()=>{let c;try{c=localStorage.getItem('theme')}catch{}
d.classList.add('still');d.classList.toggle('dark',c==='dark'||(c!=='light'&&q.matches));getComputedStyle(d).color;requestAnimationFrame(()=>requestAnimationFrame(()=>d.classList.remove('still')))};
put();q.addEventListener('change',put);addEventListener('storage',put)})()`

/** Goes back to what was asked for when the connection is there again. */
export const offlineScript = `addEventListener('online',()=>location.reload())`

/**
 * Loads the scripts of its `data-load` at what a person does before they can press anything. A button that only the framework knows, or
 * a link marked `data-waits`, waits if it is pressed earlier, and is pressed again when the page is alive
 * (`src/components/shell/Alive.tsx`). Who has left something on the device under the key of a `data-remembers` gets the scripts at
 * once, to see it.
 */
export const deferScript = `{let on=['pointerover','touchstart','keydown','focusin','click'],d=document,s=d.currentScript.dataset.load,b,go=()=>{for(const n of on)removeEventListener(n,go,true);
for(const u of s.split(' ')){const e=d.createElement('script');e.src=u;d.head.append(e)}},hold=e=>{const p=e.target.closest?.('button[type=button]:not([popovertarget],[data-theme-toggle]),[data-waits]');
if(p){b=p;e.preventDefault();e.stopPropagation()}};for(const n of on)addEventListener(n,go,{capture:true,passive:true});
d.addEventListener('click',hold,true);addEventListener('shop:alive',()=>{d.removeEventListener('click',hold,true);b?.isConnected&&b.click()},{once:true});
try{const r=d.querySelector('[data-remembers]');r&&localStorage.getItem(r.dataset.remembers)&&go()}catch{}}`
