import type { SchematicCard } from '@/server/schematics/card'
import { Card } from './Card'

/** Pictures that are in sight when the page opens. */
const EAGER = 4

export const CardGrid = ({ builds, first = false }: { builds: SchematicCard[]; first?: boolean }) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16.5rem),1fr))] gap-5">
    {builds.map((build, index) => (
      <li key={build.id} className="grid">
        <Card build={build} eager={first && index < EAGER} />
      </li>
    ))}
  </ul>
)
