// What pages do without the framework, so that it works before that has loaded, and where it never does.

// Switches between light and dark; the choice is kept, and put on before the first paint by the script in the page's head.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element && event.target.closest('[data-theme-toggle]')
  if (!button) return
  const { classList } = document.documentElement
  const dark = !classList.contains('dark')
  classList.add('still')
  classList.toggle('dark', dark)
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('still')))
  try {
    localStorage.setItem('theme', dark ? 'dark' : 'light')
  } catch {
    // Nothing can be kept in this browser: the choice holds for this page.
  }
})

// Makes the site installable, with a page of its own for when there is no connection.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/worker.js').catch(() => undefined)
