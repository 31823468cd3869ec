import { languageTag } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { EmailContent } from './emailContent'

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** For mail clients with dark mode, and narrow ones; others use the inline styles. */
const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .facts td { display: block !important; padding: 0 0 8px !important; border-top: 0 !important; }
  .facts td:first-child { padding: 8px 0 0 !important; border-top: 1px solid #cbd5cd !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #0e1412 !important; }
  .sheet { background: #161e1b !important; border-color: #2d3a35 !important; }
  .ink { color: #e8efeb !important; }
  .quiet { color: #a3b5ac !important; }
  .brand { color: #83e0c7 !important; }
  .facts td, .facts td:first-child { border-color: #2d3a35 !important; }
  .button { background: #57c7aa !important; }
  .button a { color: #04211a !important; }
}`

const paragraph = (text: string) => `<p class="ink" style="margin:0 0 16px;color:#14201b">${escapeHtml(text)}</p>`

/** User text may be in any script: each value finds its own direction. */
const listFacts = (facts: NonNullable<EmailContent['facts']>) => `
<table role="presentation" class="facts" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-collapse:collapse">
${facts
  .map(
    ([name, value, language]) =>
      `<tr><td class="quiet" style="padding:8px 16px 8px 0;border-top:1px solid #cbd5cd;color:#4b5b54;font-size:14px;vertical-align:top;white-space:nowrap">${escapeHtml(name)}</td>` +
      `<td class="ink" dir="auto"${language ? ` lang="${language}"` : ''} style="padding:8px 0;border-top:1px solid #cbd5cd;color:#14201b;text-align:left">${escapeHtml(value)}</td></tr>`,
  )
  .join('\n')}
</table>`

/**
 * Renders the text and HTML parts of an email. No remote images, so opening it is not tracked. What it is about comes
 * first, hidden, for lists of mails that show its beginning.
 */
export function renderEmail(t: Translator<'Mails'>, content: EmailContent): { text: string; html: string } {
  const { locale, subject, greeting, paragraphs, facts = [], link, cause, stop } = content
  const linked = ({ label, url }: EmailContent['link']) => `${t('linkBelow', { label })}\n${url}`
  const [first = '', ...rest] = paragraphs
  const text = [
    greeting,
    first,
    ...(facts.length > 0 ? [facts.map(([name, value]) => t('fact', { name, value })).join('\n')] : []),
    ...rest,
    linked(link),
    `– SchematicShop\n${cause}`,
    ...(stop ? [linked(stop)] : []),
  ].join('\n\n')
  const html = `<!doctype html>
<html lang="${languageTag(locale)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${styles}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#edf1ec">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(first)}</div>
<table role="presentation" class="page" cellpadding="0" cellspacing="0" style="width:100%;background:#edf1ec"><tr><td style="padding:24px 12px">
<table role="presentation" class="sheet" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;margin:0 auto;background:#fbfdfa;border:1px solid #cbd5cd;border-radius:8px;font-family:'Segoe UI',Ubuntu,Cantarell,'Noto Sans',system-ui,sans-serif;font-size:16px;line-height:1.55"><tr><td style="padding:28px 28px 24px;word-break:break-word;overflow-wrap:anywhere">
<p class="brand" style="margin:0 0 20px;color:#0d6a5a;font-size:18px;font-weight:800">SchematicShop</p>
${paragraph(greeting)}
${paragraph(first)}${facts.length > 0 ? listFacts(facts) : ''}
${rest.map(paragraph).join('\n')}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0 8px"><tr><td class="button" style="background:#0d6a5a;border-radius:6px"><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:12px 22px;color:#ffffff;font-weight:700;text-decoration:none">${escapeHtml(link.label)}</a></td></tr></table>
</td></tr></table>
<p class="quiet" style="max-width:560px;margin:16px auto 0;padding:0 28px;box-sizing:border-box;color:#4b5b54;font-family:'Segoe UI',Ubuntu,Cantarell,'Noto Sans',system-ui,sans-serif;font-size:13px;line-height:1.5">${escapeHtml(cause)}${stop ? `<br><a class="quiet" href="${escapeHtml(stop.url)}" style="color:#4b5b54">${escapeHtml(stop.label)}</a>` : ''}</p>
</td></tr></table>
</body>
</html>
`
  return { text: `${text}\n`, html }
}
