// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any

const codeOf = (error: Json): string => error.code ?? error.extensions?.code ?? '-'

/** What an answer comes to: its status, and the code of its error or how many documents there are. */
export function outcomeOf({ status, body }: { status: number; body: Json }): string {
  // GraphQL answers with 200 whatever comes of it.
  if (body?.data !== undefined && body.errors) return codeOf(body.errors[0])
  const error = body?.errors?.[0]
  if (error) return `${status} ${codeOf(error)}`
  if (typeof body?.totalDocs === 'number') return `${status} (${body.totalDocs})`
  return String(status)
}

/** Lines that say who gets which outcome, the most frequent first. */
export function describeOutcomes(outcomes: readonly (readonly [actor: string, outcome: string])[]): string {
  const byOutcome = new Map<string, string[]>()
  for (const [actor, outcome] of outcomes) byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), actor])
  return [...byOutcome]
    .sort(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([outcome, actors]) => `    ${outcome}: ${actors.length === outcomes.length ? 'all' : actors.join(', ')}`)
    .join('\n')
}
