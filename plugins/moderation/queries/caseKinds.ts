/** Why something waits for a moderator, the most urgent first. Of several, a case is counted under the most urgent. */
export const casePriorities = {
  /** The scanner found something harmful. */
  infected: 90,
  /** Someone asks that something be taken down, for their rights. */
  takedown: 80,
  /** It is, or looks like, a file that is blocked. */
  lookalike: 60,
  /** Someone reported it. More reports weigh more. */
  report: 50,
  /** Someone asks that a suspension be looked at again. */
  appeal: 45,
  /** The scanner could not read it. */
  unscannable: 40,
  /** Inspection found what can do harm in a world. */
  unsafe: 35,
  /** A step of its processing used up its retries. */
  stalled: 30,
  /** A moderator asked for a change, and its owner made one. */
  changed: 25,
  /** From someone who is not trusted yet. */
  new: 20,
} as const
export type CaseKind = keyof typeof casePriorities
export const caseKinds = Object.keys(casePriorities) as CaseKind[]
export const isCaseKind = (word: string): word is CaseKind => Object.hasOwn(casePriorities, word)

export const caseSubjects = ['schematic', 'comment', 'profile', 'appeal', 'takedown'] as const
export type CaseSubject = (typeof caseSubjects)[number]

export const caseStates = ['open', 'decided'] as const
export type CaseState = (typeof caseStates)[number]

/** What a moderator decides. */
export const caseDecisions = [
  'approve',
  'hide',
  'refuse',
  'ask_for_change',
  'remove',
  'suspend',
  'block_hash',
  'dismiss',
  'retry',
] as const
export type CaseDecision = (typeof caseDecisions)[number]
/** What closes a case beside a moderator: its subject is gone, or what it waited for came about. */
export const systemDecisions = ['gone', 'settled'] as const

/** What can be decided of each. */
export const decisionsOf: Readonly<Record<CaseSubject, readonly CaseDecision[]>> = {
  schematic: caseDecisions,
  comment: ['approve', 'hide', 'remove', 'suspend', 'dismiss'],
  profile: ['approve', 'ask_for_change', 'hide', 'suspend', 'dismiss'],
  appeal: ['approve', 'refuse', 'dismiss'],
  takedown: ['approve', 'refuse', 'dismiss'],
}

/**
 * What can be decided of a case. Of a takedown request, to approve would say neither that it is granted nor that the
 * build is fine: it is granted by what takes the build away, and dismissed otherwise.
 */
export const decisionsFor = (subject: CaseSubject, kinds: readonly CaseKind[]): readonly CaseDecision[] =>
  decisionsOf[subject].filter((decision) => decision !== 'approve' || !kinds.includes('takedown'))

/** Decisions that leave things as they are: nobody but reporters was wrong. */
export const harmlessDecisions: readonly CaseDecision[] = ['approve', 'dismiss', 'retry']

/** Why, in the person's own language; a message can say more. */
export const decisionReasons = [
  'spam',
  'stolen',
  'harmful_file',
  'harassment',
  'inappropriate',
  'misleading',
  'broken',
  'other',
] as const
export type DecisionReason = (typeof decisionReasons)[number]

/** Minutes that a case is kept for the moderator who looks at it; renewed while they do. */
export const CLAIM_MINUTES = 10
/** Days that what moderators removed can be restored, and that what is gone stays readable to them. */
export const KEPT_DAYS = 90

/** How often a moderator can get a digest of what waits. */
export const alertPeriods = ['never', 'hourly', 'daily'] as const
export type AlertPeriod = (typeof alertPeriods)[number]
