export interface TextFinding {
  readonly kind: 'click_command' | 'click_link' | 'known_exploit'
  readonly detail: string
}

/** JSON inside of NBT is followed this deep. */
const MOST_DEPTH = 64
const LONGEST_JSON = 64 * 1024

/** So many placeholders in one translation make clients build texts without end. */
const MANY_PLACEHOLDERS = 16

/** What a text does when it is clicked, and strings of known attacks. Reads both spellings of click events (1.21.5 changed them). */
export function examineText(text: string): TextFinding[] {
  const findings: TextFinding[] = []
  if (text.includes('${') && /\$\{(jndi|lower|upper|env|sys|::-)/i.test(text)) {
    findings.push({ kind: 'known_exploit', detail: 'log4shell' })
  }
  if (text.includes('$s') && (text.match(/%\d{1,4}\$s/g)?.length ?? 0) >= MANY_PLACEHOLDERS) {
    findings.push({ kind: 'known_exploit', detail: 'translation bomb' })
  }
  if (text.length > LONGEST_JSON || !(text.includes('clickEvent') || text.includes('click_event'))) return findings
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // SNBT, or JSON with the game's liberties: name the action all the same.
    if (/run_command/.test(text)) findings.push({ kind: 'click_command', detail: text })
    if (/open_url/.test(text)) findings.push({ kind: 'click_link', detail: text })
    return findings
  }
  walkJson(json, 0, findings)
  return findings
}

/** A click event's finding, from its fields. */
export function findingOfClick(action: string, fields: (name: string) => string | undefined): TextFinding | undefined {
  if (action === 'run_command') {
    return { kind: 'click_command', detail: fields('command') ?? fields('value') ?? '' }
  }
  if (action === 'open_url') return { kind: 'click_link', detail: fields('url') ?? fields('value') ?? '' }
  return undefined
}

function walkJson(json: unknown, depth: number, findings: TextFinding[]): void {
  if (depth > MOST_DEPTH || typeof json !== 'object' || json === null) return
  for (const [key, value] of Object.entries(json)) {
    if ((key === 'clickEvent' || key === 'click_event') && typeof value === 'object' && value !== null) {
      const fields = new Map<string, unknown>(Object.entries(value))
      const action = fields.get('action')
      const text = (name: string): string | undefined => {
        const field = fields.get(name)
        return typeof field === 'string' ? field : undefined
      }
      const finding = typeof action === 'string' ? findingOfClick(action, text) : undefined
      if (finding !== undefined) findings.push(finding)
    }
    walkJson(value, depth + 1, findings)
  }
}
