/**
 * Loads the scripts named in `data-load` on the first user input, or at once if the device has something stored under
 * the key of a `data-remembers`.
 */
const kinds = ['pointerover', 'touchstart', 'keydown', 'focusin', 'click'] as const
const sources = document.currentScript?.dataset.load ?? ''

function load(): void {
  for (const kind of kinds) removeEventListener(kind, load, true)
  for (const source of sources.split(' ')) {
    const script = document.createElement('script')
    script.src = source
    document.head.append(script)
  }
}

for (const kind of kinds) addEventListener(kind, load, { capture: true, passive: true })
try {
  const remembered = document.querySelector<HTMLElement>('[data-remembers]')?.dataset.remembers
  if (remembered && localStorage.getItem(remembered)) load()
} catch {
  // Storage is blocked, so nothing is stored.
}

export {}
