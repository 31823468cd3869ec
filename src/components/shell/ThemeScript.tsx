/** Puts on the theme that was chosen, else the system's, before anything is painted; follows both while the page is open. */
const script = `(()=>{const q=matchMedia('(prefers-color-scheme: dark)'),put=()=>{let c;try{c=localStorage.getItem('theme')}catch{}
document.documentElement.classList.toggle('dark',c==='dark'||(c!=='light'&&q.matches))};put();q.addEventListener('change',put);addEventListener('storage',put)})()`

export const ThemeScript = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  <script dangerouslySetInnerHTML={{ __html: script }} />
)
