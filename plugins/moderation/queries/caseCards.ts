import type { CaseKind, CaseState, CaseSubject } from './caseKinds'

/** A case in the list. */
export type CaseCard = {
  id: string
  kind: CaseKind
  kinds: CaseKind[]
  subject: { kind: CaseSubject; id: string; title: string; slug: string | null; picture: string | null }
  owner: { id: string; username: string } | null
  priority: number
  reportCount: number
  state: CaseState
  openedAt: string
  decidedAt: string | null
  gone: boolean
  decision: string | null
  decidedBy: string | null
  claim: { by: string; mine: boolean; until: string } | null
}
export type CaseCounts = { total: number } & Record<CaseKind, number>
export type CasePage = { docs: CaseCard[]; nextCursor: string | null; counts: CaseCounts }

export const caseSorts = ['priority', 'oldest', 'newest'] as const
export type CaseSort = (typeof caseSorts)[number]
