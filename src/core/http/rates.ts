import { chooseOptions, requireKnown, wholeNumber } from '../context/defineOptions'

/**
 * A rate: `points` per `seconds`.
 * @property signedIn points of someone signed in, or of an API key, who counts for themselves @default `points`
 */
export type Rate = { points: number; seconds: number; signedIn?: number }

/**
 * @property message what was too much, in a sentence @default 'Too many requests.'
 * @property inBatches counted in memory, and added up over all processes once a second: for what must cost nothing.
 * All others are exact.
 */
export type NamedRate = Rate & { message?: string; inBatches?: boolean }

const HOUR = 3_600

/**
 * What is counted, by what it is: far above what people do and far below what hurts. Counted for who is signed in, else
 * for one network, unless it says otherwise; and eight times as much for all of a wider network together. An endpoint
 * names its class; one that names none is a `read` or a `write`, by its method.
 */
export const defaultRates = {
  /** All requests of the API together, but those for pictures. */
  api: { points: 30_000, seconds: HOUR, signedIn: 60_000, inBatches: true },
  /** All requests with one API key. */
  key: { points: 600, seconds: 60, message: 'Too many requests with this key.', inBatches: true },
  /** The start of a file or image upload. */
  upload: { points: 600, seconds: HOUR },
  /** A part of a file, of 5 MiB: a network that sends faster than 100 MiB/s is no household. */
  part: { points: 1_200, seconds: 60, inBatches: true },
  /** Password checks and requests that send email. */
  account: { points: 30, seconds: 600 },
  follow: { points: 300, seconds: 600 },
  avatar: { points: 60, seconds: HOUR },
  /** Many builds changed at once. */
  bulk: { points: 60, seconds: 60 },
  write: { points: 300, seconds: 60 },
  /** A page of builds asks for a picture of each; those are not counted. */
  read: { points: 1_200, seconds: 60, inBatches: true },
  /** Browsers ask ahead for the pages that links on a page lead to. */
  page: { points: 1_200, seconds: 60, inBatches: true },
  /** Comments and reports, by whatever door. */
  talk: { points: 60, seconds: 300 },
  'sign-up': { points: 30, seconds: HOUR, message: 'Too many new accounts.' },
  'sign-in': { points: 60, seconds: 600, message: 'Too many sign-ins.' },
  /** Emails about a new address: for one account, and to one address. */
  'email-change': { points: 6, seconds: HOUR, message: 'Too many emails.' },
  'email-change-to': { points: 6, seconds: HOUR, message: 'Too many emails.' },
  /** New conversions, of a network without an account, and of one account. What has been made already costs nothing. */
  convert: { points: 30, seconds: HOUR, message: 'Too many conversions.' },
  'convert-member': { points: 120, seconds: HOUR, message: 'Too many conversions.' },
  /** Readings of GraphQL's whole schema, which take a third of a second: tools do it once as they start. */
  schema: { points: 10, seconds: 60, message: 'Too many schema queries.' },
} as const satisfies Record<string, NamedRate>

export type RateClass = keyof typeof defaultRates
export type Rates = Readonly<Record<RateClass, NamedRate>>

const MAX_POINTS = 1_000_000
const MAX_SECONDS = 24 * HOUR
const classes = Object.keys(defaultRates) as RateClass[]

/**
 * Sets of rates that an operator chooses by name, over `defaultRates`. `strict`: 100 requests an hour of a stranger,
 * 1,000 of someone signed in or an API key. Strangers then see pages, and little of what pages load besides.
 */
export const ratePresets = {
  default: {},
  strict: {
    api: { points: 100, seconds: HOUR, signedIn: 1_000 },
    key: { points: 1_000, seconds: HOUR },
  },
} as const satisfies Record<string, Partial<Record<RateClass, Rate>>>

export type RatePreset = keyof typeof ratePresets
export const ratePresetNames = Object.keys(ratePresets) as RatePreset[]

/**
 * The rates of a preset, with those that an app chooses in their place.
 * @throws Error where a class is unknown or a number is none
 */
export function chooseRates(
  options: Partial<Record<RateClass, Partial<Rate>>> = {},
  preset: RatePreset = 'default',
): Rates {
  requireKnown('rates.', options, classes)
  const presets: Partial<Record<RateClass, Rate>> = ratePresets[preset]
  const rates: Record<RateClass, NamedRate> = { ...defaultRates }
  for (const name of classes) {
    const base: NamedRate = { ...defaultRates[name], ...presets[name] }
    const { [name]: given = {} } = options
    requireKnown(`rates.${name}.`, given, ['points', 'seconds', 'signedIn'])
    const definitions = {
      points: wholeNumber(base.points, 1, MAX_POINTS),
      seconds: wholeNumber(base.seconds, 1, MAX_SECONDS),
      signedIn: wholeNumber(Math.max(base.signedIn ?? 0, given.points ?? base.points), 1, MAX_POINTS),
    }
    const chosen = chooseOptions<Rate, Required<Rate>>(`rates.${name}.`, definitions, given)
    rates[name] = { ...base, ...chosen }
  }
  return rates
}
