import {
  anything,
  flag,
  id,
  integer,
  listOf,
  mapOf,
  named,
  nullable,
  number,
  oneOf,
  record,
  text,
  time,
} from '@/core/openapi/schema'
import { caseDecisions, caseKinds, caseStates, caseSubjects } from './queries/caseKinds'

const claim = named('CaseClaim', record({ by: text, mine: flag, until: time }))
export const caseCounts = named(
  'CaseCounts',
  record({ total: integer, ...Object.fromEntries(caseKinds.map((kind) => [kind, integer])) }),
)

export const caseCard = named(
  'CaseCard',
  record({
    id,
    kind: oneOf(caseKinds),
    kinds: listOf(oneOf(caseKinds)),
    subject: named(
      'CaseCardSubject',
      record({ kind: oneOf(caseSubjects), id, title: text, slug: nullable(text), picture: nullable(text) }),
    ),
    owner: nullable(named('CaseCardOwner', record({ id: nullable(id), username: text }))),
    priority: integer,
    reportCount: integer,
    state: oneOf(caseStates),
    openedAt: time,
    decidedAt: nullable(time),
    gone: flag,
    decision: nullable(text),
    decidedBy: nullable(text),
    claim: nullable(claim),
  }),
)

export const casePage = record({ docs: listOf(caseCard), nextCursor: nullable(text), counts: caseCounts })

const pastDecision = named(
  'PastDecision',
  record({
    caseId: id,
    decision: text,
    reason: nullable(text),
    message: nullable(text),
    note: nullable(text),
    at: time,
    by: nullable(text),
    undoneAt: nullable(time),
    undoneBy: nullable(text),
    kind: oneOf(caseKinds),
    subject: oneOf(caseSubjects),
    title: text,
  }),
)

export const caseDetails = named(
  'Case',
  record({
    id,
    kind: oneOf(caseKinds),
    kinds: listOf(oneOf(caseKinds)),
    state: oneOf(caseStates),
    openedAt: time,
    priority: integer,
    reportCount: integer,
    subject: named('CaseSubject', record({ kind: oneOf(caseSubjects), id, title: text })),
    claim: nullable(claim),
    gone: nullable(named('CaseGone', record({ at: time, until: time }))),
    details: anything,
    snapshot: nullable(anything),
    decisions: listOf(oneOf(caseDecisions)),
    build: nullable(anything),
    comment: nullable(anything),
    profile: nullable(anything),
    reports: listOf(
      named(
        'CaseReport',
        record({
          id,
          reason: text,
          text: nullable(text),
          at: time,
          reporter: nullable(text),
          isVisitor: flag,
          email: nullable(text),
          status: text,
          snapshot: nullable(anything),
        }),
      ),
    ),
    owner: nullable(
      named(
        'CaseOwner',
        record({
          id,
          username: text,
          displayName: text,
          role: text,
          state: text,
          joinedAt: time,
          builds: integer,
          reports: integer,
          decidedAgainst: integer,
          trusted: flag,
        }),
      ),
    ),
    history: listOf(pastDecision),
    earlier: listOf(pastDecision),
    lookAlikes: listOf(mapOf(anything)),
    evidence: listOf(named('CaseEvidence', record({ id, filename: text, bytes: number, keptAt: time }))),
    keptPictures: listOf(id),
  }),
)
