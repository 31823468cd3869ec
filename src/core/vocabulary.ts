/** The words that columns, answers and pages share. Each lives here once. */

export const roles = ['user', 'premium', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

export const userStates = ['active', 'suspended'] as const

/**
 * What an API key may be made for. A key reaches what one of its scopes names and nothing else, and never more than
 * its owner could.
 */
export const scopes = [
  /** See what the owner sees: builds, lists, comments, profiles, statistics. */
  'read',
  /** Get files, models, and files in other formats. */
  'download',
  /** Publish builds and new versions, with their images. */
  'upload',
  /** Change and delete the owner's builds. */
  'edit',
  /** Write, change and delete the owner's comments. */
  'comment',
  /** Like, follow, report, and keep lists. */
  'interact',
  /** Read and mark the owner's notifications. */
  'notifications',
  /** What moderators do, where the owner is one. */
  'moderate',
] as const
export type Scope = (typeof scopes)[number]

export const visibilities = ['public', 'unlisted', 'private'] as const
export type Visibility = (typeof visibilities)[number]

/** A listing's own state; the file's is finer. */
export const listingStatuses = ['processing', 'ready', 'refused', 'stalled'] as const
export type ListingStatus = (typeof listingStatuses)[number]

/** A file's way: received → hashed → scanned → ready, or refused for good, or stalled until someone sends it on. */
export const fileStatuses = ['received', 'hashed', 'scanned', 'ready', 'refused', 'stalled'] as const
export type FileStatus = (typeof fileStatuses)[number]

/** `unscanned` exists only where the operator runs without a scanner; it is never shown as clean. */
export const verdicts = ['pending', 'clean', 'infected', 'unscannable', 'unscanned'] as const
export type Verdict = (typeof verdicts)[number]

/** Why a file was refused for good. */
export const refusalReasons = [
  'infected',
  'unscannable',
  'not_a_schematic',
  'malformed',
  'limits_exceeded',
  'unsupported_version',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
export const isRefusalReason = (word: string): word is RefusalReason => refusalReasons.some((reason) => reason === word)

/** The steps of a file's way in their order, by their queues, and the status of a file that waits for one. */
export const fileSteps = {
  'hash-file': 'received',
  'scan-file': 'hashed',
  'inspect-file': 'scanned',
  'render-preview': 'scanned',
} as const satisfies Record<string, FileStatus>
export type FileStep = keyof typeof fileSteps
/** The statuses of a file that is still being processed. */
export const underwayStatuses: readonly FileStatus[] = [...new Set(Object.values(fileSteps))]
export const isUnderway = (status: FileStatus): boolean => underwayStatuses.includes(status)
export const isFileStep = (step: string | null): step is FileStep => step !== null && Object.hasOwn(fileSteps, step)

/** What can be reported, why, and what became of it. */
export const reportKinds = ['schematic', 'comment', 'profile'] as const
export type ReportKind = (typeof reportKinds)[number]
export const reportReasons = ['spam', 'stolen', 'harmful_file', 'harassment', 'inappropriate', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]
export const reportStatuses = ['open', 'resolved', 'dismissed'] as const
export type ReportStatus = (typeof reportStatuses)[number]

export const formats = ['sponge', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const
export type Format = (typeof formats)[number]

/**
 * Other names that people know a format by: of tools, endings and versions. Requests may use them, answers never do.
 */
const formatAliases: Readonly<Record<string, Format>> = {
  sponge2: 'sponge',
  sponge3: 'sponge',
  schem: 'sponge',
  litematica: 'litematic',
  nbt: 'structure',
  schematic: 'mcedit',
  bedrock: 'mcstructure',
}
/** The format that a name means, if any. */
export const formatNamed = (name: string): Format | undefined =>
  formats.find((known) => known === name) ?? (Object.hasOwn(formatAliases, name) ? formatAliases[name] : undefined)

export const editions = ['java', 'bedrock'] as const

/** How large a build is, by the most blocks that it has along one axis: up to 16, 48, 128, 256, and above. */
export const sizes = ['small', 'medium', 'large', 'huge', 'giant'] as const
export type Size = (typeof sizes)[number]
/** The most blocks along an axis of each size. */
export const largestOf: Record<Size, number> = { small: 16, medium: 48, large: 128, huge: 256, giant: 65_535 }

/** What a search can ask inspection to have found, or rather not to have found. */
export const safetyClaims = ['no_findings', 'no_risks', 'no_commands'] as const
export type SafetyClaim = (typeof safetyClaims)[number]

/** `unsupported_version` reads “Unsupported version”. */
export const labelOf = (value: string) => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')

/** A select field's options from one of the lists above. */
export const optionsOf = <const T extends string>(values: readonly T[]) =>
  values.map((value) => ({ value, label: labelOf(value) }))
