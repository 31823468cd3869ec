import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { auditDaysOf } from '@plugins/audit/queries/auditDaysOf'
import { daysOf } from '@plugins/personalData/queries/daysOf'
import { maxSessionDays } from '@plugins/sessions/queries/maxDays'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { perContext, type ShopContext } from '@/core/context/context'
import { defaultLocale, type Locale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { DEFAULT_VERSION, loadDefaults } from '../defaults'
import { legalOptions } from '../types'
import type { LegalPage } from './legalPages'

export type LegalText = {
  /** Markdown. */
  text: string
  /** The language that it is in. */
  locale: Locale
  /** The day of its wording, as `2026-11-30`. */
  version: string
}

/** Bytes of a text. A longer one is no page. */
const MAX_BYTES = 256 * 1024
/** Milliseconds until a changed file is seen. */
const TTL_MS = 10_000
const MAX_KEPT = 64

const cacheOf = perContext('legal texts', () => createTtlCache<LegalText>(TTL_MS, MAX_KEPT))

/** `---`, `version: 2026-11-30`, `---` before the text says the day of its wording; without, it is that of the file. */
const frontMatter = /^---\r?\nversion:\s*(\d{4}-\d{2}-\d{2})\s*\r?\n---\r?\n/

/** @returns nothing where there is no such file @throws where it is too long or can't be read */
async function readOwn(file: string): Promise<Omit<LegalText, 'locale'> | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  if (found.size > MAX_BYTES) throw new Error(`${file} has more than ${MAX_BYTES} bytes`)
  const whole = await readFile(file, 'utf8')
  const [before = '', version = found.mtime.toISOString().slice(0, 10)] = frontMatter.exec(whole) ?? []
  return { text: whole.slice(before.length), version }
}

/** In the reader's language, else in the one that has no language in its name, else the shop's own text. */
async function readText(context: ShopContext, page: LegalPage, locale: Locale): Promise<LegalText> {
  const { folder } = legalOptions.of(context)
  if (folder) {
    const own = await readOwn(path.join(folder, `${page}.${locale}.md`))
    if (own) return { ...own, locale }
    const common = await readOwn(path.join(folder, `${page}.md`))
    if (common) return { ...common, locale: defaultLocale }
  }
  return { text: (await loadDefaults(locale))[page], locale, version: DEFAULT_VERSION }
}

/** What an operator entered is text, also where it looks like Markdown. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&')

/** What stands for `{{site}}` and the like in a text. */
async function valuesOf(context: ShopContext, locale: Locale): Promise<Record<string, string>> {
  const { operatorName, operatorEmail, operatorAddress } = legalOptions.of(context)
  const t = await translatorFor(locale, 'Legal')
  const site = new URL(context.addresses.publicUrl).host
  const lines = [operatorName, ...(operatorAddress?.split(/\r?\n|\\n/) ?? [])].flatMap((line) => line?.trim() || [])
  return {
    site: escapeMarkdown(site),
    operator: operatorName ? escapeMarkdown(operatorName) : t('operator', { site: escapeMarkdown(site) }),
    contact: operatorEmail ? `[${escapeMarkdown(operatorEmail)}](mailto:${operatorEmail})` : t('contactUnknown'),
    address: lines.length > 0 ? lines.map(escapeMarkdown).join('\\\n') : t('addressUnknown'),
    graceDays: String(daysOf(context).deletionGraceDays),
    exportDays: String(daysOf(context).exportDays),
    auditDays: String(auditDaysOf(context).retentionDays),
    activityDays: String(auditDaysOf(context).activityDays),
    sessionDays: String(maxSessionDays(context)),
  }
}

/** A page's text in a language, with the site's own facts in it. */
export const readLegalPage = (context: ShopContext, page: LegalPage, locale: Locale): Promise<LegalText> =>
  cacheOf(context)(`${page} ${locale}`, async () => {
    const found = await readText(context, page, locale)
    const values = await valuesOf(context, found.locale)
    return { ...found, text: found.text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole) }
  })
