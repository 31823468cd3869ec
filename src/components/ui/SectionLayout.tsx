import type { ComponentProps, ReactNode } from 'react'
import { SectionNav } from './SectionNav'

/** Pages of one section beside the way between them. */
export const SectionLayout = ({
  children,
  ...nav
}: Omit<ComponentProps<typeof SectionNav>, 'upright'> & { children: ReactNode }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
    <SectionNav upright {...nav} />
    {children}
  </div>
)
