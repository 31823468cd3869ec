/**
 * Puts on the theme that was chosen, else the system's, before anything is painted; follows both while the page is open.
 * Nothing fades from one theme to the other.
 */
const dark = matchMedia('(prefers-color-scheme: dark)')
const { classList } = document.documentElement

function chosenTheme(): string | null {
  try {
    return localStorage.getItem('theme')
  } catch {
    return null
  }
}

function applyTheme(): void {
  const theme = chosenTheme()
  classList.add('still')
  classList.toggle('dark', theme === 'dark' || (theme !== 'light' && dark.matches))
  // Reading a style has the browser apply it before transitions are let go again.
  void getComputedStyle(document.documentElement).color
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('still')))
}

applyTheme()
dark.addEventListener('change', applyTheme)
addEventListener('storage', applyTheme)

export {}
