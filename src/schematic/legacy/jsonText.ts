/** A text as JSON, which it may be already: signs and books of 1.8 to 1.12 are, older ones are plain. */
export function jsonText(text: string): string {
  if (text === 'null') return '""'
  if (/^\s*["{[]/.test(text)) {
    try {
      JSON.parse(text)
      return text
    } catch {
      // A plain text that begins like JSON.
    }
  }
  return JSON.stringify(text === '' ? '' : { text })
}
