import { Boxes } from 'lucide-react'
import type { ReactNode } from 'react'

export const EmptyState = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="plate grid justify-items-center gap-3 rounded-lg px-6 py-16 text-center">
    <Boxes aria-hidden className="size-10 text-copper" />
    <h2 className="text-2xl font-bold">{title}</h2>
    <div className="grid max-w-md justify-items-center gap-4 text-muted">{children}</div>
  </div>
)
