/** A mark of emphasis in a line, or what is text for good. */
type Token = { text: string; left: number; mark?: '*' | '_' | '~'; opens?: boolean; closes?: boolean }
/** A bracket that a link's or picture's text may begin with: where its token and the text after it are. */
type Bracket = { token: number; at: number; isPicture: boolean; holdsBracket: boolean }

/** Parentheses inside of a link's address, as CommonMark lets a reader limit them: without it texts of `](` take ever longer. */
const DEEPEST = 32

const entities: Readonly<Record<string, string>> = {
  __proto__: null as never,
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', reg: '®', trade: '™', hellip: '…' },
  ...{ mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', times: '×' },
  ...{ euro: '€', deg: '°', middot: '·', bull: '•', larr: '←', rarr: '→', uarr: '↑', darr: '↓', hearts: '♥' },
}

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/y
const autolink = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[A-Za-z0-9.-]{1,253})>/y
const reference = /\[([^[\]]{0,999})\]/y
const ordinary = /[^\\`&<![\]*_~]+/y
const backticks = /`+/y
const marks = /\*+|_+|~+/y
const isSpace = (text: string) => text === '' || /^\s/.test(text)
const isPunctuation = (text: string) => /^[\p{P}\p{S}]/u.test(text)

/** How definitions of links and what refers to them are compared. */
export const labelOf = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

function characterOf(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}

/** A match at a place. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where what a link leads to ends that begins with `(` at a place: after its `)`. */
function endOfTarget(text: string, from: number): number | undefined {
  let at = from + 1
  const skipSpace = () => {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++
  }
  skipSpace()
  if (text[at] === '<') {
    at++
    while (at < text.length && !/[<>\n]/.test(text[at] ?? '')) at += text[at] === '\\' ? 2 : 1
    if (text[at] !== '>') return undefined
    at++
  } else {
    let depth = 0
    for (; at < text.length; at++) {
      const one = text[at] ?? ''
      if (one === '\\') at++
      else if (/\s/.test(one) || (one === ')' && depth === 0)) break
      else if (one === ')') depth--
      else if (one === '(' && ++depth > DEEPEST) return undefined
    }
    if (depth > 0) return undefined
  }
  const before = at
  skipSpace()
  const quote = text[at]
  if (at > before && (quote === '"' || quote === "'" || quote === '(')) {
    at++
    const end = quote === '(' ? ')' : quote
    while (at < text.length && text[at] !== end && !(quote === '(' && text[at] === '(')) at += text[at] === '\\' ? 2 : 1
    if (text[at] !== end) return undefined
    at++
    skipSpace()
  }
  return text[at] === ')' ? at + 1 : undefined
}

/** Joins tokens to text without the marks that belong together. Each mark is looked at once, or left for good. */
function withoutMarks(tokens: readonly Token[]): string {
  const open: Token[] = []
  const count = { '*': 0, _: 0, '~': 0 }
  for (const token of tokens) {
    const { mark } = token
    if (!mark) continue
    while (token.closes && token.left > 0 && count[mark] > 0) {
      const opener = open[open.length - 1]!
      if (opener.mark !== mark || (mark === '~' && opener.left !== token.left)) {
        // What is between the two belongs to nothing.
        open.pop()
        count[opener.mark!]--
        continue
      }
      const both = Math.min(opener.left, token.left)
      opener.left -= both
      token.left -= both
      if (opener.left === 0) {
        open.pop()
        count[mark]--
      }
    }
    if (token.opens && token.left > 0) {
      open.push(token)
      count[mark]++
    }
  }
  let text = ''
  for (const token of tokens) text += token.mark ? token.mark.repeat(token.left) : token.text
  return text
}

/** Code by how many backticks begin it: where each such run is, in the order of the text. */
function findTicks(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const known = places.get(run.length)
    if (known) known.push(index)
    else places.set(run.length, [index])
  }
  for (const known of places.values()) known.reverse()
  return places
}

/**
 * What a paragraph of Markdown says, as it reads on its page: the text of links, what describes pictures, code as it is, and marks
 * only where they mark nothing. Takes time in proportion to the text, whatever it is.
 * @param labels of the links that the text defines, by `labelOf`
 */
export function inlineText(text: string, labels: ReadonlySet<string>): string {
  const tokens: Token[] = []
  const brackets: Bracket[] = []
  const ticks = findTicks(text)
  const say = (said: string) => tokens.push({ text: said, left: 0 })

  /** Where a link's text has ended at `]`, where it goes on after the link; nothing where it is none. */
  function endOfLink(at: number, bracket: Bracket): number | undefined {
    if (text[at + 1] === '(') {
      const end = endOfTarget(text, at + 1)
      if (end !== undefined) return end
    }
    if (labels.size === 0) return undefined
    const named = matchAt(reference, text, at + 1)
    const own = bracket.holdsBracket || at - bracket.at > 999 ? '' : text.slice(bracket.at, at)
    if (labels.has(labelOf(named?.[1] || own))) return at + 1 + (named?.[0].length ?? 0)
    return undefined
  }

  for (let at = 0; at < text.length; ) {
    const one = text[at]!
    if (one === '\\') {
      const next = text[at + 1] ?? ''
      const isEscape = /[!-/:-@[-`{-~]/.test(next)
      say(isEscape ? next : next === '\n' ? ' ' : one)
      at += isEscape ? 2 : 1
    } else if (one === '`') {
      const { length } = matchAt(backticks, text, at)![0]
      const ends = ticks.get(length) ?? []
      while (ends.length > 0 && ends[ends.length - 1]! <= at) ends.pop()
      const end = ends[ends.length - 1]
      say(end === undefined ? text.slice(at, at + length) : text.slice(at + length, end))
      at = end === undefined ? at + length : end + length
    } else if (one === '&') {
      const [whole, decimal, hex, name] = matchAt(entity, text, at) ?? []
      const said = decimal
        ? characterOf(Number(decimal))
        : hex
          ? characterOf(Number.parseInt(hex, 16))
          : entities[name ?? '']
      say(said ?? one)
      at += said === undefined ? 1 : whole!.length
    } else if (one === '<') {
      const found = matchAt(autolink, text, at)
      say(found?.[1] ?? one)
      at += found?.[0].length ?? 1
    } else if (one === '[' || (one === '!' && text[at + 1] === '[')) {
      const isPicture = one === '!'
      const last = brackets[brackets.length - 1]
      if (last) last.holdsBracket = true
      at += isPicture ? 2 : 1
      brackets.push({ token: tokens.length, at, isPicture, holdsBracket: false })
      say(isPicture ? '![' : '[')
    } else if (one === ']') {
      const bracket = brackets.pop()
      const end = bracket && endOfLink(at, bracket)
      if (bracket && end !== undefined) {
        const inside = withoutMarks(tokens.splice(bracket.token).slice(1))
        say(inside)
        // A link holds no link.
        if (!bracket.isPicture) while (brackets.length > 0 && !brackets[brackets.length - 1]!.isPicture) brackets.pop()
        at = end
      } else {
        say(one)
        at++
      }
    } else if (one === '*' || one === '_' || one === '~') {
      const [run] = matchAt(marks, text, at)!
      const [before, after] = [text[at - 1] ?? '', text.slice(at + run.length, at + run.length + 2)]
      const beginsWord = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
      const endsWord = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
      const isInWord = one === '_'
      tokens.push({
        text: '',
        left: run.length,
        mark: one,
        opens: beginsWord && (!isInWord || !endsWord || isPunctuation(before)) && (one !== '~' || run.length <= 2),
        closes: endsWord && (!isInWord || !beginsWord || isPunctuation(after)) && (one !== '~' || run.length <= 2),
      })
      at += run.length
    } else {
      const said = matchAt(ordinary, text, at)?.[0] ?? one
      say(said)
      at += said.length
    }
  }
  return withoutMarks(tokens)
}
