import { describe, expect, it } from 'vitest'
import { languageTag, locales } from '@/i18n/locales'
import { composeMail } from './composeMail'
import { htmlToPlainText } from './htmlToPlainText'
import { loadMailMessages } from './loadMailMessages'
import { renderEmail } from './renderEmail'
import { type FileFacts, type MailFacts, writePasswordEmail } from './writeNotificationEmail'

const file: FileFacts = {
  id: '01990000-0000-7000-8000-000000000001',
  title: '<img src=x onerror=alert(1)> & "more"',
  slug: 'castle',
  filename: 'castle\r\nBcc: everybody@test.invalid\u202egnp.schem',
  uploader: 'builder',
  reason: 'malformed',
  detail: 'It ends in the middle of a tag.',
  signature: 'Eicar-Test',
  failedStep: 'scan-file',
  failure: 'connect ECONNREFUSED',
}
const site = 'https://shop.test.invalid'
const others = 7
const fileKinds = ['file-refused', 'file-infected', 'file-stalled'] as const
const all: MailFacts[] = [
  ...fileKinds.map((kind) => ({ kind, name: 'Mira', site, file, others })),
  { kind: 'storage-alert', name: 'Mira', site, level: 95, used: '973 MB', quota: '1 GB' },
  {
    kind: 'notice',
    name: 'Mira',
    site,
    sentence: 'Bob <b>commented</b> on your build Castle',
    excerpt: 'Lovely <script>alert(1)</script> roof\u202e',
    isReason: false,
    path: '/schematics/castle#comment-1',
  },
]

const english = await loadMailMessages('en')

describe('a mail', () => {
  it.each(all)('about $kind says the same in text and HTML', (facts) => {
    const { html, text } = composeMail(english, facts)
    const words = (content: string) => content.split(/\s+/).filter((word) => /[a-z]{4}/i.test(word))
    const said = words(htmlToPlainText(html).replaceAll('\n', ' '))
    const missing = words(text).filter((word) => !said.some((other) => other.includes(word.replace(/:$/, ''))))
    expect(missing).toEqual([])
  })

  it.each(all)('about $kind has one link, to the shop', (facts) => {
    const links = [...composeMail(english, facts).html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)
    expect(links).toEqual([expect.stringMatching(/^https:\/\/shop\.test\.invalid\//)])
  })

  it.each(fileKinds)('about %s lets nothing that players type out of its place', (kind) => {
    const { html, subject, text } = composeMail(english, { kind, name: '<b>Mira</b>', site, file, others })
    expect(html).not.toMatch(/<img|<b>/)
    expect(`${subject}${html}${text}`).not.toContain('\u202e')
    expect(text).not.toMatch(/^Bcc:/m)
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('of a kind that may be ended says where, in both parts and to mail programs', () => {
    const unsubscribing = { page: `${site}/unsubscribe?token=a.b.c`, oneClick: `${site}/api/unsubscribe?token=a.b.c` }
    for (const facts of all) {
      const { html, text, headers } = composeMail(english, { ...facts, unsubscribing })
      expect(html).toContain(`href="${unsubscribing.page}"`)
      expect(text).toContain(`Unsubscribe from these emails:\n${unsubscribing.page}`)
      expect(headers).toEqual({
        'List-Unsubscribe': `<${unsubscribing.oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      })
      expect(composeMail(english, facts)).not.toHaveProperty('headers')
    }
  })

  it('about what others did lets nothing that they typed out of its place', () => {
    const notice = all.at(-1)
    const { html, text, subject } = composeMail(english, notice ?? expect.fail())
    expect(html).not.toMatch(/<script|<b>/)
    expect(`${subject}${html}${text}`).not.toContain('\u202e')
  })

  it('does not tell an uploader what the scanner found', () => {
    const infected = { ...file, reason: 'infected', detail: 'Found Eicar-Test' }
    const { text } = composeMail(english, { kind: 'file-refused', name: 'Mira', site, file: infected })
    expect(text).not.toContain('Eicar')
  })
})

describe.each(locales)('a mail in %s', async (locale) => {
  const words = await loadMailMessages(locale)
  /** What the shop itself says: not what comes in from outside, nor addresses and styles. */
  const wordsOf = (content: string) =>
    content
      .replace(/https?:\S+|SchematicShop|\p{L}*(schem|litematic|nbt|mcstructure)\b/gu, '')
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 4)

  it.each(all)('about $kind says of which language it is, in the words of that alone', (facts) => {
    const { html, text, subject } = composeMail(words, facts)
    expect(html).toContain(`<html lang="${languageTag(locale)}" dir="ltr">`)
    if (locale === 'en') return
    const inEnglish = composeMail(english, facts)
    expect(text).not.toBe(inEnglish.text)
    if (facts.kind !== 'notice') expect(subject).not.toBe(inEnglish.subject)
    const foreign = new Set(wordsOf(JSON.stringify(facts)))
    const shared = wordsOf(text).filter((word) => wordsOf(inEnglish.text).includes(word) && !foreign.has(word))
    expect(shared.length).toBeLessThan(3)
  })

  it('about a password says of which language it is', () => {
    const letter = writePasswordEmail(words, site, 'a-token', 2)
    const { html, text } = renderEmail(words.t, letter)
    expect(html).toContain(`<html lang="${languageTag(locale)}" dir="ltr">`)
    expect(text).toContain('2')
    expect(htmlToPlainText(html)).toContain(`${site}/reset-password?token=a-token`)
  })
})

it('is in English where nobody knows the language', async () => {
  expect((await loadMailMessages(null)).locale).toBe('en')
  expect((await loadMailMessages('tlh')).locale).toBe('en')
})

describe('the text of HTML', () => {
  it('writes links out and leaves styles away', () => {
    const { html } = renderEmail(english.t, writePasswordEmail(english, site, 'a-token', 1))
    const text = htmlToPlainText(html)
    expect(text).toContain('Choose a new password https://shop.test.invalid/reset-password?token=a-token')
    expect(text).not.toMatch(/[<>{}]/)
  })

  it('reads signs that HTML writes in another way', () => {
    expect(htmlToPlainText('<p>a &amp; b &lt;c&gt; &#39;d&#39;</p>')).toBe("a & b <c> 'd'\n")
  })
})
