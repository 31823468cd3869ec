import type { Suggestions } from '@plugins/search/queries/suggest'
import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import { groupsOf, type OptionGroup } from './suggestionOptions'

/** Milliseconds without a key after which the shop is asked, and answers that are kept while the page is open. */
const PAUSE = 120
const MOST_KEPT = 200
const kept = new Map<string, OptionGroup[]>()

/** What may be meant by what has been typed. The groups of before stay until those of now are there, so that nothing flickers. */
export function useSuggestions(typed: string, kinds?: string): OptionGroup[] {
  const lang = useLocale()
  const [groups, setGroups] = useState<OptionGroup[]>([])
  useEffect(() => {
    const text = typed.trim()
    const query = new URLSearchParams({ q: text, lang, ...(kinds && { kind: kinds }) }).toString()
    const known = text ? kept.get(query) : []
    if (known) {
      setGroups(known)
      return
    }
    const gone = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/schematics/suggest?${query}`, { signal: gone.signal })
        if (!answer.ok) return
        const found = groupsOf((await answer.json()) as Partial<Suggestions>)
        if (kept.size >= MOST_KEPT) kept.clear()
        kept.set(query, found)
        if (!gone.signal.aborted) setGroups(found)
      } catch {
        // The form works without suggestions.
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [typed, kinds, lang])
  return groups
}
