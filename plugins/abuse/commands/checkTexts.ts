import { sql } from '@payloadcms/db-postgres'
import { isStaff } from '@/core/access/viewer'
import type { Executor } from '@/core/database/executor'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { findBlockedHost, findBlockedName, findBlockedWord } from '../queries/findBlocked'
import { linksIn } from '../text/links'
import { abuseOptions } from '../types'
import { blockedHost, blockedName, blockedWord, linkNotAllowed } from './refusals'

/** A text that someone has written, by the field that it stands in. `name`: what a person is called. */
export type WrittenText = { field: string; text: string; isName?: boolean }

/** Who writes: `null` for a visitor who signs up. Staff may write anything. */
export type Author = { id: string; role?: string | null; state?: string | null } | null

/** A longer text is refused by its field. */
const MAX_LENGTH = MAX_CHARACTERS.description + 1_000

async function isNew(tx: Executor, author: Author): Promise<boolean> {
  const { newAccountDays } = abuseOptions.of(tx.context)
  if (!author || newAccountDays === 0 || (author.role ?? 'user') !== 'user') return false
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.users} where id = ${author.id} and created_at > now() - make_interval(days => ${newAccountDays})`)
  return rows.length > 0
}

async function limitLinks(tx: Executor, author: Author, texts: readonly WrittenText[]): Promise<void> {
  const { newAccountDays, newAccountLinks } = abuseOptions.of(tx.context)
  const ownHost = new URL(tx.context.addresses.publicUrl).hostname
  const counts = new Map<string, number>()
  for (const { field, text } of texts) {
    // The links of a profile are one text.
    const whole = field.split('.')[0] ?? field
    counts.set(whole, (counts.get(whole) ?? 0) + linksIn(text, ownHost).length)
  }
  const tooMany = [...counts].find(([, count]) => count > newAccountLinks)
  if (tooMany && (await isNew(tx, author))) throw linkNotAllowed(tooMany[0], newAccountLinks, newAccountDays)
}

/**
 * Refuses texts with what moderators block, and with more links than a new account may post.
 * @throws ShopError `link_not_allowed`, `blocked_word`, `blocked_name`, `blocked_host`, naming the field
 */
export async function checkTexts(tx: Executor, author: Author, written: readonly WrittenText[]): Promise<void> {
  if (isStaff(author)) return
  const texts = written
    .map((one) => ({ ...one, text: one.text.slice(0, MAX_LENGTH) }))
    .filter(({ text }) => text !== '')
  if (texts.length === 0) return
  for (const { field, text, isName } of texts) {
    if (isName && (await findBlockedName(tx, text))) throw blockedName(field)
    const word = await findBlockedWord(tx, text)
    if (word) throw blockedWord(field, word)
    const host = await findBlockedHost(tx, text)
    if (host) throw blockedHost(field, host)
  }
  await limitLinks(tx, author, texts)
}
