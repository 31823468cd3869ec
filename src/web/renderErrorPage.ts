import { chooseLocale } from '@/i18n/chooseLocale'
import { loadNamespace } from '@/i18n/loadNamespace'
import { languageTag } from '@/i18n/locales'
import { saidIn } from '@/i18n/saidIn'

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style =
  ':root{color-scheme:light dark}body{margin:0;min-height:100dvh;display:grid;place-content:center;padding:1.5rem;font:1rem/1.6 system-ui,sans-serif}'

type Errors = { errors: readonly [{ code: string; message: string }] }

/** Renders an error response as a page in the user's language, if the client is a browser that requested a page. */
export async function renderErrorPage(answer: Response, headers: Headers): Promise<Response> {
  if (!headers.get('accept')?.includes('text/html')) return answer
  const { errors }: Errors = await answer.json()
  const [{ code, message }] = errors
  const locale = chooseLocale(saidIn(headers))
  const words: Record<string, unknown> = await loadNamespace(locale, 'Problems')
  const text = words[code]
  const page = `<!doctype html>
<html lang="${languageTag(locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${answer.status} – SchematicShop</title><style>${style}</style>
<p>${escapeHtml(typeof text === 'string' ? text : message)}</p><p><a href="/">SchematicShop</a></p></html>
`
  const own = new Headers(answer.headers)
  own.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(page, { status: answer.status, headers: own })
}
