import { USERNAME_FORM } from './usernameForm'

/** A mention in a text, without its @, and where it stands: `text.slice(start, end)` is `@name`. */
export type Mention = { username: string; start: number; end: number }

/** People that one text may call; the rest are names like any other. */
export const MAX_MENTIONS = 20

/** Code keeps its @ to itself: fences first, then `spans`. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g
/**
 * A username after an @ that stands by itself: not in an address of mail
 * or web, and no longer than a name may be. A script without spaces may go on at once: @mira„さん“.
 */
const mention = new RegExp(`(?<![\\p{L}\\p{N}_@./+-])@(${USERNAME_FORM})(?![A-Za-z0-9_@-])`, 'gu')

const maskWithSpaces = (text: string) => text.replace(code, (found) => ' '.repeat(found.length))

/** All `@username` mentions in a text, in order, repeats included; whether the users exist is not checked here. */
export function findMentions(text: string): Mention[] {
  const found: Mention[] = []
  const seen = new Set<string>()
  for (const {
    0: { length },
    1: username = '',
    index,
  } of maskWithSpaces(text).matchAll(mention)) {
    seen.add(username.toLowerCase())
    if (seen.size > MAX_MENTIONS) break
    found.push({ username, start: index, end: index + length })
  }
  return found
}
