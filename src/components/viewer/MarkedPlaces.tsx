import { useTranslations } from 'next-intl'
import type { SafetyFact, SafetyKind, SafetyPlace } from '@/schematic/inspect/safety'

export type MarkedPlace = SafetyPlace & { readonly kind: SafetyKind }

/** The locations of safety facts, in their order. */
export const placesOf = (safety: readonly SafetyFact[]): MarkedPlace[] =>
  safety.flatMap(({ kind, places }) => places.map((place) => ({ ...place, kind })))

/** The marked locations; selecting one moves the camera there. */
export function MarkedPlaces({
  places,
  onVisit,
}: {
  places: readonly MarkedPlace[]
  onVisit: (index: number) => void
}) {
  const t = useTranslations('Viewer')
  const words = useTranslations('Words')
  return (
    <details className="text-sm">
      <summary className="link cursor-pointer rounded-md font-semibold">
        {t('marks.title', { count: places.length })}
      </summary>
      <ul className="mt-2 grid max-h-56 gap-1 overflow-auto">
        {places.map(({ kind, position, detail }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may share place and text
          <li key={index}>
            <button
              type="button"
              onClick={() => onVisit(index)}
              className="w-full cursor-pointer rounded-md px-2 py-1.5 text-left wrap-anywhere hover:bg-raised"
            >
              {t('marks.place', {
                what: words(`safety.${kind}.count`, { count: 1 }),
                place: position.map(Math.floor).join(' '),
              })}
              {detail && (
                <bdi dir="auto" className="block truncate font-mono text-muted">
                  {detail}
                </bdi>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
