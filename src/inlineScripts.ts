/**
 * Scripts that stand in pages. They never change, for a page's policy knows them by their hashes (`src/web/pagePolicy.ts`):
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
 * Keeps what somebody does before the page is alive (`src/components/shell/Alive.tsx`), and does it then: presses of buttons that only
 * the framework knows, forms that lead nowhere without it, and what is pressed, ticked, chosen or written in anything that
 * `data-waits`. React puts texts and choices back to what the server wrote,
 * and learns of a field from an event at which it differs from what React found.
 */
export const waitScript = `{const d=document,kept=new Map,on=['click','submit','change','input'],
own=e=>{const t=e.target;return e.type==='submit'?!t.hasAttribute('action')&&t:e.type==='click'
?t.closest('button[type=button]:not([popovertarget],[data-theme-toggle]),a[data-waits]')
:t.matches('[data-waits]')&&t},
tell=(p,v)=>{if(p.matches('[type=checkbox],[type=radio]')){if(p.checked!==p.defaultChecked){p.checked=!p.checked;p.click()}return}
if(p.matches('textarea,input:not([type=file])')){p.value='';Object.getOwnPropertyDescriptor(Object.getPrototypeOf(p),'value').set.call(p,v)}
if(p.matches('select'))p.value=v;p.dispatchEvent(new Event(p.matches('select,[type=file]')?'change':'input',{bubbles:true}))},
keep=e=>{const p=own(e);if(!p)return;if(e.type==='click'||e.type==='submit'){e.preventDefault();e.stopPropagation()}
kept.set(p,e.type==='click'?()=>p.click():e.type==='submit'?()=>p.requestSubmit(e.submitter):tell.bind(0,p,p.value))};
for(const n of on)d.addEventListener(n,keep,true);
addEventListener('shop:alive',async()=>{for(const n of on)d.removeEventListener(n,keep,true);
for(const[p,go]of kept)if(p.isConnected){go();await new Promise(r=>setTimeout(r))}},{once:true})}`

/** Loads the scripts of its `data-load` at what a person does before they can press anything, or at once if the device keeps something under the key of a `data-remembers`. */
export const deferScript = `{const on=['pointerover','touchstart','keydown','focusin','click'],d=document,s=d.currentScript.dataset.load,
go=()=>{for(const n of on)removeEventListener(n,go,true);for(const u of s.split(' ')){const e=d.createElement('script');e.src=u;d.head.append(e)}};
for(const n of on)addEventListener(n,go,{capture:true,passive:true});
try{const r=d.querySelector('[data-remembers]');r&&localStorage.getItem(r.dataset.remembers)&&go()}catch{}}`
