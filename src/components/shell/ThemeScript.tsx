/**
 * Puts on the theme that was chosen, else the system's, before anything is painted; follows both while the page is open.
 * Nothing fades from one theme to the other.
 */
const script = `(()=>{const q=matchMedia('(prefers-color-scheme: dark)'),d=document.documentElement,put=()=>{let c;try{c=localStorage.getItem('theme')}catch{}
d.classList.add('still');d.classList.toggle('dark',c==='dark'||(c!=='light'&&q.matches));getComputedStyle(d).color;requestAnimationFrame(()=>requestAnimationFrame(()=>d.classList.remove('still')))};
put();q.addEventListener('change',put);addEventListener('storage',put)})()`

export const ThemeScript = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  <script dangerouslySetInnerHTML={{ __html: script }} />
)
