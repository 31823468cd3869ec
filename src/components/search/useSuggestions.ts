import type { Suggestions } from '@plugins/search/queries/suggest'
import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import { groupsOf, type OptionGroup } from './suggestionOptions'

/** Milliseconds without typing before asking the server, and how many answers are cached while the page is open. */
const DEBOUNCE_MS = 120
const MAX_CACHED = 200
const cache = new Map<string, OptionGroup[]>()

/** Suggestions for the typed text. Old groups stay until new ones arrive, to avoid flicker. */
export function useSuggestions(typed: string, kinds?: string): OptionGroup[] {
  const lang = useLocale()
  const [groups, setGroups] = useState<OptionGroup[]>([])
  useEffect(() => {
    const text = typed.trim()
    const query = new URLSearchParams({ q: text, lang, ...(kinds && { kind: kinds }) }).toString()
    const known = text ? cache.get(query) : []
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
        if (cache.size >= MAX_CACHED) cache.clear()
        cache.set(query, found)
        if (!gone.signal.aborted) setGroups(found)
      } catch {
        // The form works without suggestions.
      }
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [typed, kinds, lang])
  return groups
}
