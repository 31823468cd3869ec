import { MAX_CHARACTERS } from '@/core/text/textLimits'

/** `my_big-castle.v2.schem` becomes “My big castle v2”: a default title. */
export function titleOf(filename: string): string {
  const words = filename
    .replace(/\.[^.]{1,12}$/, '')
    .replace(/[_\-.+\s]+/g, ' ')
    .trim()
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, MAX_CHARACTERS.title)
}
