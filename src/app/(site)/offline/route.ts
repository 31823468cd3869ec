import { getLocale, getTranslations } from 'next-intl/server'
import { languageTag } from '@/i18n/locales'
import { offlineScript } from '@/inlineScripts/compiled'

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Self-contained: the service worker caches it for when nothing else can be reached. */
const style = `
:root{color-scheme:light dark;--bg:#edf1ec;--ink:#15201c;--muted:#4b5b54;--primary:#0d6d5c;--on:#fff}
@media(prefers-color-scheme:dark){:root{--bg:#0e1412;--ink:#e8efec;--muted:#a3b3ac;--primary:#8fe3cc;--on:#06231d}}
body{margin:0;min-height:100dvh;display:grid;place-content:center;justify-items:center;gap:1rem;padding:1.5rem;box-sizing:border-box;
background:var(--bg);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;text-align:center}
svg{width:5rem}h1{margin:0;font-size:1.9rem;letter-spacing:-.02em}p{margin:0;max-width:32rem;color:var(--muted)}
a{padding:.7rem 1.3rem;border-radius:.5rem;background:var(--primary);color:var(--on);font-weight:600;text-decoration:none}`

export async function GET(): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations('Shell'), getLocale()])
  const html = `<!doctype html>
<html lang="${languageTag(locale)}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(t('titleOf', { page: t('offline.title') }))}</title>
<style>${style}</style>
<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="#8fe3cc" d="M16 2 29 9 16 16 3 9z"/><path fill="#2f9c83" d="M3 9 16 16v14L3 23z"/><path fill="#0d5d4f" d="M29 9 16 16v14l13-7z"/><path fill="#d0773f" d="M9.5 5.5 22.5 12.5v6l-3.2 1.7v-6L6.3 7.2z"/></svg>
<h1>${escapeHtml(t('offline.title'))}</h1>
<p>${escapeHtml(t('offline.text'))}</p>
<p><a href="">${escapeHtml(t('offline.again'))}</a></p>
<script>${offlineScript}</script>
</html>
`
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' } })
}
