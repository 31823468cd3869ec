/** Letters that look like Latin ones (a part of Unicode TS 39). */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  'аa вb еe ёe ѕs іi їi јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ӏl ґr пn αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw ıi ɡg ɩi ʟl'
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
)
/** What is written for a letter to hide a word. */
const leet: ReadonlyMap<string, string> = new Map(
  '0o 1i 3e 4a 5s 7t 8b @a $s'.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
)

const replaceBy = (text: string, letters: ReadonlyMap<string, string>) =>
  Array.from(text, (letter) => letters.get(letter) ?? letter).join('')

/** One form for what looks alike: compatibility forms, case, accents and invisible characters make no difference. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Cc}\u115f\u1160\u3164\u2800]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .normalize('NFC')

/** The same with look-alikes of Latin letters, whatever the language. */
export const foldLookAlikes = (text: string): string => replaceBy(foldText(text), lookAlikes)

/** A word of two scripts imitates one of Latin letters. */
const foldWord = (word: string) =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
    ? replaceBy(word, lookAlikes)
    : word

/** Scripts without spaces between words. */
export const isUnspaced = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(text)

/** Words in a phrase that may be blocked. */
export const MAX_PHRASE_WORDS = 4
const MAX_WORDS = 6_000

/** Letters that stand alone, as in `b a d`, as the word they make. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let run = ''
  for (const word of [...words, '  ']) {
    if (Array.from(word).length === 1) run += word
    else {
      if (run.length > 2) joined.push(run)
      run = ''
    }
  }
  return joined
}

/**
 * The words and phrases of a text in the form that a block list has them. Whole words alone: a word that has a blocked
 * one inside is another word.
 */
export function phrasesOf(text: string): string[] {
  const words = (foldText(text).match(/[\p{L}\p{N}@$]+/gu) ?? []).slice(0, MAX_WORDS).map(foldWord)
  const found = new Set<string>()
  for (const [at, word] of words.entries()) {
    const bare = word.replace(/^[@$]+|[@$]+$/g, '')
    for (const form of [bare, word.replace(/^@/, ''), replaceBy(word, leet), replaceBy(bare, leet)]) found.add(form)
    for (let length = 2; length <= MAX_PHRASE_WORDS && at + length <= words.length; length++)
      found.add(words.slice(at, at + length).join(' '))
  }
  for (const word of joinLetters(words)) found.add(foldWord(word)).add(replaceBy(word, leet))
  found.delete('')
  return [...found]
}

/** A word or phrase as the block list keeps it. */
export const foldPhrase = (text: string): string =>
  (foldText(text).match(/[\p{L}\p{N}@$]+/gu) ?? []).map(foldWord).join(' ')

/**
 * The forms of a name that imitate a reserved one: without signs between, with letters for digits, without a number.
 */
export function nameForms(name: string): string[] {
  const compact = foldLookAlikes(name).replace(/[^\p{L}\p{N}]+/gu, '')
  const forms = [compact, compact.replace(/\d+$/, ''), compact.replace(/^\d+/, '')]
  return [...new Set([...forms, ...forms.map((form) => replaceBy(form, leet))])].filter(Boolean)
}
