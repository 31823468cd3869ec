const places = ['a', 'b', 'c', 'd', 'e', 'f']

export const CardSkeletons = () => (
  <div role="status" className="grid gap-4">
    <span className="sr-only">Loading…</span>
    {places.map((place) => (
      <div key={place} aria-hidden className="h-28 animate-pulse rounded-lg bg-raised" />
    ))}
  </div>
)
