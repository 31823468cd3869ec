import type { SchematicCard } from '@plugins/listings/queries/card'
import { Card } from './Card'

/** Cards whose images load eagerly, because they are visible at first. */
const EAGER = 4

/** Two columns on most phones, more on larger screens. */
export const CardGrid = ({ builds, first = false }: { builds: SchematicCard[]; first?: boolean }) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.25rem),1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] sm:gap-5">
    {builds.map((build, index) => (
      <li key={build.id} className="grid min-w-0">
        <Card build={build} eager={first && index < EAGER} />
      </li>
    ))}
  </ul>
)
