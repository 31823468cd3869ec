/** What a statement may hold that has semicolons of its own: strings, function bodies, quoted names and comments. */
const PARTS = /'(?:[^']|'')*'|\$\$[\s\S]*?\$\$|"[^"]*"|--[^\n]*|;/g

/** The statements of SQL text, without their semicolons. */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let begin = 0
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    if (part !== ';') continue
    statements.push(text.slice(begin, index))
    begin = index + 1
  }
  return [...statements, text.slice(begin)].map((statement) => statement.trim()).filter((statement) => statement !== '')
}
