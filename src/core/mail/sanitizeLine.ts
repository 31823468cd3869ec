/** Maximum characters of one text in an email. */
const MAX_LENGTH = 300

/** Bidirectional control characters, which would affect our own text. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu

/**
 * Where a mail program would see an address and make a link of it: dots between what may be a name and a domain's end,
 * also those that browsers take for dots, and what begins an address. Endings of builds are no domains.
 */
const linkDots =
  /(?<=[\p{L}\p{N}])[.\u3002\uff0e\uff61](?=\p{L}{2})(?!(?:schem|schematic|litematic|nbt|mcstructure)(?![\p{L}\p{N}.]))/giu
const schemes = /(?<=\p{L}):(?=\/\/)/gu

/** One line without characters that could disturb the email. */
export function sanitizeLine(text: string): string {
  const line = text
    .replace(directionMarks, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join('')}…` : line
}

/** User or program text as such a line, with URLs broken up so that no mail client links them. */
export const sanitizeUserText = (text: string): string =>
  sanitizeLine(text.replace(schemes, ': ').replace(linkDots, '. '))
