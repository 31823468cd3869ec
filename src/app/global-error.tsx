'use client'

import { useSyncExternalStore } from 'react'
import { type Locale, languageTag } from '@/i18n/locales'
import { chooseWords, outOfOrderWords } from '@/i18n/outOfOrderWords'

/**
 * Replaces the whole site if not even its layout could be rendered, such as without a database. Uses no other part of
 * the site.
 */
const styles = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: #edf1ec; color: #14201b;
  font: 1rem/1.55 "Segoe UI", Ubuntu, Cantarell, "Noto Sans", system-ui, sans-serif; }
main { max-width: 34rem; padding: 2rem 1.5rem; text-align: center; }
svg { width: 4rem; height: 4rem; }
h1 { margin: 1rem 0 0.5rem; font-size: 1.8rem; line-height: 1.12; text-wrap: balance; }
p { margin: 0 0 1.25rem; color: #4b5b54; }
code { font-family: ui-monospace, monospace; }
button { border: 0; border-radius: 0.4rem; padding: 0.7rem 1.4rem; background: #0d6a5a; color: #fff; font: inherit; font-weight: 700;
  cursor: pointer; }
:focus-visible { outline: 3px solid #94400f; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { background: #0e1412; color: #e8efeb; }
  p { color: #a3b5ac; }
  button { background: #57c7aa; color: #04211a; }
}`

let found: Locale | undefined

/**
 * The user's language: of the page they were on, their stored choice, or their browser's. Read once, because afterwards
 * the page is this one.
 */
function readLocale(): Locale {
  found ??= chooseWords([
    document.documentElement.lang,
    /(?:^|; )locale=([\w-]+)/.exec(document.cookie)?.[1],
    ...navigator.languages,
  ])
  return found
}

const never = () => () => undefined

export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  // The server renders no language, so that the browser's is used.
  const locale = useSyncExternalStore(never, readLocale, () => undefined)
  const words = outOfOrderWords[locale ?? 'en']
  return (
    <html lang={locale && languageTag(locale)}>
      <head>
        <title>{`${words.title} – SchematicShop`}</title>
        <style>{styles}</style>
      </head>
      <body>
        <main>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path fill="#8fe3cc" d="M16 2 29 9 16 16 3 9z" />
            <path fill="#2f9c83" d="M3 9 16 16v14L3 23z" />
            <path fill="#0d5d4f" d="M29 9 16 16v14l13-7z" />
            <path fill="#d0773f" d="M9.5 5.5 22.5 12.5v6l-3.2 1.7v-6L6.3 7.2z" />
          </svg>
          <h1>{words.heading}</h1>
          <p>{words.text}</p>
          {error.digest ? (
            <p>
              {words.reference} <code>{error.digest}</code>
            </p>
          ) : null}
          <button type="button" onClick={() => window.location.reload()}>
            {words.again}
          </button>
        </main>
      </body>
    </html>
  )
}
