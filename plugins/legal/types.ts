import path from 'node:path'
import { defineOptions, type Option, text } from '@/core/context/defineOptions'
import type { LegalPage } from './queries/legalPages'

/** Markdown of each, in one language. */
export type LegalTexts = Readonly<Record<LegalPage, string>>

export type LegalOptions = {
  /**
   * Folder with the operator's own texts: `terms.md`, `privacy.md`, `contact.md`, `rules.md`, `takedown.md`, and
   * `terms.de.md` and so on for other languages. What is missing there has a text of the shop's.
   * @default none
   */
  folder?: string
  /** Who runs the site. @default none */
  operatorName?: string
  /** Where the operator is written to. @default none */
  operatorEmail?: string
  /** The operator's postal address, with line breaks. @default none */
  operatorAddress?: string
}

type Chosen = Record<keyof LegalOptions, string | undefined>

const email: Option<string | undefined> = {
  byDefault: undefined,
  allows: (value) => typeof value === 'string' && /^[^\s@<>"']+@[^\s@<>"']+$/.test(value),
  allowed: 'an email address',
}

export const legalOptions = defineOptions<LegalOptions, Chosen>('legal', {
  folder: {
    ...text(undefined),
    allows: (value) => typeof value === 'string' && path.isAbsolute(value),
    allowed: 'the absolute path of a folder',
  },
  operatorName: text(undefined),
  operatorEmail: email,
  operatorAddress: text(undefined),
})
