import { chooseOptions, requireKnown, wholeNumber } from '../context/defineOptions'

/** How often one user may act per minute and per hour. */
export type ActionLimit = { minute: number; hour: number }

/** What is counted for each person, by what it is. */
const defaultActionLimits = {
  comment: { minute: 10, hour: 100 },
  'comment-edit': { minute: 10, hour: 60 },
  /** Changes of titles, descriptions, profiles and lists. */
  edit: { minute: 60, hour: 600 },
  mention: { minute: 30, hour: 60 },
  /** Refused texts that are noted in the audit log. */
  refusal: { minute: 2, hour: 10 },
  report: { minute: 20, hour: 20 },
  tag: { minute: 20, hour: 40 },
} as const satisfies Record<string, ActionLimit>

export type ActionKind = keyof typeof defaultActionLimits
export type ActionLimits = Readonly<Record<ActionKind, ActionLimit>>

const MAX_ACTIONS = 1_000_000
const kinds = Object.keys(defaultActionLimits) as ActionKind[]

/**
 * The limits with those that an app chooses in their place.
 * @throws Error where a kind is unknown or a number is none
 */
export function chooseActionLimits(options: Partial<Record<ActionKind, Partial<ActionLimit>>> = {}): ActionLimits {
  requireKnown('actionLimits.', options, kinds)
  const limits: Record<ActionKind, ActionLimit> = { ...defaultActionLimits }
  for (const kind of kinds) {
    const { minute, hour } = defaultActionLimits[kind]
    const { [kind]: given = {} } = options
    const definitions = { minute: wholeNumber(minute, 1, MAX_ACTIONS), hour: wholeNumber(hour, 1, MAX_ACTIONS) }
    limits[kind] = chooseOptions<ActionLimit, ActionLimit>(`actionLimits.${kind}.`, definitions, given)
  }
  return limits
}
