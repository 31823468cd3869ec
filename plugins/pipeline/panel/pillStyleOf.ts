const styles = { ready: 'success', refused: 'error', stalled: 'warning' } as const

/** Payload's look for a status; what is still in progress is muted. */
export const pillStyleOf = (status: string): 'success' | 'error' | 'warning' | 'light-gray' =>
  Object.entries(styles).find(([known]) => known === status)?.[1] ?? 'light-gray'
