import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { locales } from '@/i18n/locales'
import { legalPages } from './queries/legalPages'
import { readLegalPage } from './queries/readLegalPage'
import { type LegalOptions, legalOptions } from './types'

const folder = mkdtempSync(path.join(tmpdir(), 'legal-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the room needs of a context. */
function contextWith(options: LegalOptions): ShopContext {
  const context = { kept: new Map(), addresses: { publicUrl: 'https://builds.example' } } as unknown as ShopContext
  legalOptions.keep(context, options)
  return context
}

describe.each(locales)('in %s', (locale) => {
  it.each(legalPages)('%s has a text of the shop, whole', async (page) => {
    const found = await readLegalPage(contextWith({}), page, locale)
    expect(found.locale).toBe(locale)
    expect(found.text.length).toBeGreaterThan(150)
    expect(found.text).not.toMatch(/\{\{/)
  })

  it('has the same headings, links and rows as in English', async () => {
    const shapeOf = async (of: typeof locale) => {
      const texts = await Promise.all(legalPages.map((page) => readLegalPage(contextWith({}), page, of)))
      return texts.map(({ text }) => ({
        headings: text.match(/^## /gm)?.length,
        points: text.match(/^- /gm)?.length,
        rows: text.match(/^\|/gm)?.length,
        links: text.match(/\]\(\/[^)]*\)/g)?.sort(),
      }))
    }
    const headings = (shapes: Awaited<ReturnType<typeof shapeOf>>) => shapes.map((shape) => ({ ...shape }))
    expect(headings(await shapeOf(locale))).toEqual(headings(await shapeOf('en')))
  })
})

it('names the operator, whose name is text and no Markdown', async () => {
  const context = contextWith({
    operatorName: 'Ann *& Co* <b>',
    operatorEmail: 'ann@builds.example',
    operatorAddress: 'Main Street 1\\nTown',
  })
  const { text } = await readLegalPage(context, 'contact', 'en')
  expect(text).toContain('Ann \\*& Co\\* \\<b\\>\\\nMain Street 1\\\nTown')
  expect(text).toContain('](mailto:ann@builds.example)')
})

it('prefers the operator’s own text in the reader’s language, then without one, then the shop’s', async () => {
  writeFileSync(path.join(folder, 'terms.de.md'), '---\nversion: 2026-01-02\n---\nUnsere Bedingungen auf {{site}}')
  writeFileSync(path.join(folder, 'terms.md'), 'Our terms on {{site}}')
  const context = contextWith({ folder })
  const today = new Date().toISOString().slice(0, 10)
  expect(await readLegalPage(context, 'terms', 'de')).toEqual({
    text: 'Unsere Bedingungen auf builds.example',
    locale: 'de',
    version: '2026-01-02',
  })
  expect(await readLegalPage(context, 'terms', 'fr')).toEqual({
    text: 'Our terms on builds.example',
    locale: 'en',
    version: today,
  })
  expect((await readLegalPage(context, 'rules', 'fr')).locale).toBe('fr')
})

it('refuses a text that is too long', async () => {
  writeFileSync(path.join(folder, 'privacy.md'), 'x'.repeat(256 * 1024 + 1))
  await expect(readLegalPage(contextWith({ folder }), 'privacy', 'en')).rejects.toThrow('more than')
})
