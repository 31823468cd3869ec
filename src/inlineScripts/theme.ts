/**
 * Applies the chosen theme, or the system's, before the first paint, and follows both while the page is open. Theme
 * changes don't animate.
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
  // Reading a style makes the browser apply it before transitions are turned on again.
  void getComputedStyle(document.documentElement).color
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('still')))
}

applyTheme()
dark.addEventListener('change', applyTheme)
addEventListener('storage', applyTheme)

export {}
