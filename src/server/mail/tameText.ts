/** Characters of one text in a mail. */
const LONGEST = 300

/** Marks that turn the direction of what follows them, also of our own words. */
const turns = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu

/** What a person typed, or a program reported, as one line that cannot disturb the mail around it. */
export function tameText(text: string): string {
  const line = text
    .replace(turns, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line
}
