import { useEffect, useState } from 'react'

/** Without storage (private windows, third-party frames) the checklist lasts for this visit only. */
function readChecklist(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((item) => typeof item === 'string') : []
  } catch {
    return []
  }
}

export const checklistKey = (buildId: string) => `materials:${buildId}`

/** The items checked off for a build, stored on this device. */
export function useChecklist(
  buildId: string,
): readonly [ticked: ReadonlySet<string>, tick: (items: Set<string>) => void] {
  const key = checklistKey(buildId)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setTicked(new Set(readChecklist(key))), [key])
  const tick = (items: Set<string>) => {
    setTicked(items)
    try {
      if (items.size > 0) localStorage.setItem(key, JSON.stringify([...items]))
      else localStorage.removeItem(key)
    } catch {
      // Storage is full or blocked: the state lasts until the page is closed.
    }
  }
  return [ticked, tick]
}
