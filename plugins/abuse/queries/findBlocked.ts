import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { foldText, nameForms, phrasesOf } from '../text/fold'
import { hostsIn, suffixesOf } from '../text/links'

export const blockKinds = ['name', 'word', 'host', 'mail_domain'] as const
export type BlockKind = (typeof blockKinds)[number]

async function findTerm(db: Executor, kind: BlockKind, terms: readonly string[]): Promise<string | undefined> {
  if (terms.length === 0) return undefined
  const { rows } = await db.execute<{ written: string }>(sql`
    select written from blocked_terms
    where kind = ${kind} and term in (select jsonb_array_elements_text(${JSON.stringify(terms)}::jsonb)) limit 1`)
  return rows[0]?.written
}

/** The blocked word or phrase in a text, as moderators wrote it; in scripts without spaces, wherever it stands. */
export async function findBlockedWord(db: Executor, text: string): Promise<string | undefined> {
  const folded = foldText(text)
  const { rows } = await db.execute<{ written: string }>(sql`
    select written from blocked_terms
    where kind = 'word' and (term in (select jsonb_array_elements_text(${JSON.stringify(phrasesOf(text))}::jsonb))
      or (term ~ '[\\u0e00-\\u0eff\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff]' and position(term in ${folded}) > 0)) limit 1`)
  return rows[0]?.written
}

/** The blocked host that a text names, or one above it. */
export const findBlockedHost = (db: Executor, text: string): Promise<string | undefined> =>
  findTerm(db, 'host', hostsIn(text).flatMap(suffixesOf))

export const findBlockedName = (db: Executor, name: string): Promise<string | undefined> =>
  findTerm(db, 'name', nameForms(name))

export const findBlockedMailDomain = (db: Executor, domain: string): Promise<string | undefined> =>
  findTerm(db, 'mail_domain', suffixesOf(domain))
