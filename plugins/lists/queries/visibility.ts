import { publishedText, visibleText } from '@/core/access/visibility'

/**
 * Whether a build shows in a list, for statements over `schematics s` and `lists l` whose $2 and $3 are `readerValues`:
 * the same rule as `shop_shows_in_list` for everyone; besides, one's own builds, and what the list's owner may see by
 * its link.
 */
export const visibleInListText = `(
  ${publishedText('listed')} or (${publishedText('linked')} and l.owner_id in (s.owner_id, $2)) or s.owner_id = $2 or $3)`

/** Whether a list may be known of, by its address. */
export const listReadableText = `(${visibleText('linked', 'l')} or l.owner_id = $2 or $3)`
