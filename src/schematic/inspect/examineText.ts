export interface TextFinding {
  readonly kind: 'click_command' | 'click_link' | 'known_exploit'
  readonly detail: string
}

const MAX_JSON_CHARS = 64 * 1024

/** This many placeholders in one translation make clients build endless texts. */
const MANY_PLACEHOLDERS = 16

/** Finds click events and known exploits in a text. Supports both formats of click events (changed in 1.21.5). */
export function examineText(text: string): TextFinding[] {
  const findings: TextFinding[] = []
  if (text.includes('${') && /\$\{(jndi|lower|upper|env|sys|::-)/i.test(text)) {
    findings.push({ kind: 'known_exploit', detail: 'log4shell' })
  }
  if (text.includes('$s') && (text.match(/%\d{1,4}\$s/g)?.length ?? 0) >= MANY_PLACEHOLDERS) {
    findings.push({ kind: 'known_exploit', detail: 'translation bomb' })
  }
  if (text.length > MAX_JSON_CHARS || !/click_?event/i.test(unescaped(text))) return findings
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // SNBT, or JSON with the game's liberties: name the action all the same.
    const plain = unescaped(text)
    if (/run_command/.test(plain)) findings.push({ kind: 'click_command', detail: plain })
    if (/open_url/.test(plain)) findings.push({ kind: 'click_link', detail: plain })
    return findings
  }
  walkJson(json, findings)
  return findings
}

/** Escaped letters are equal to the letters themselves for the game, in names and values. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(
        /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/gi,
        (whole, ...numbers: (string | undefined)[]) => {
          const number = Number.parseInt(numbers.slice(0, 3).find((one) => one !== undefined) ?? '', 16)
          return number <= 0x10ffff ? String.fromCodePoint(number) : whole
        },
      )
    : text

/** A click event's finding, from its fields. */
export function findingOfClick(action: string, fields: (name: string) => string | undefined): TextFinding | undefined {
  if (action === 'run_command' || action === 'minecraft:run_command') {
    return { kind: 'click_command', detail: fields('command') ?? fields('value') ?? '' }
  }
  if (action === 'open_url' || action === 'minecraft:open_url')
    return { kind: 'click_link', detail: fields('url') ?? fields('value') ?? '' }
  return undefined
}

/** Walks all of it, however deep: deep nesting is suspicious. */
function walkJson(json: unknown, findings: TextFinding[]): void {
  const left: unknown[] = [json]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    const fields = new Map<string, unknown>(Object.entries(value))
    const field = (name: string): string | undefined => {
      const found = fields.get(name)
      return typeof found === 'string' ? found : undefined
    }
    // The buttons of a dialog that a click shows name what they do by their type.
    const finding = findingOfClick(field('action') ?? '', field) ?? findingOfClick(field('type') ?? '', field)
    if (finding !== undefined) findings.push(finding)
    // The last one is taken first, so what stands first is found first.
    left.push(...[...fields.values()].reverse())
  }
}
