import { type CollectionName, defaultSlugs } from '../context/slugs'

/** Tables that no collection has. */
const OWN_TABLES = {
  accountClosings: 'account_closings',
  accountLinks: 'account_links',
  apiKeys: 'api_keys',
  appeals: 'appeals',
  auditCounts: 'audit_counts',
  blockedTerms: 'blocked_terms',
  blockedFiles: 'blocked_files',
  boundContents: 'bound_contents',
  categoryLines: 'category_lines',
  commentMentions: 'comment_mentions',
  confirmedEmails: 'confirmed_emails',
  conversionStorage: 'conversion_storage',
  conversions: 'conversions',
  dataExports: 'data_exports',
  emailChanges: 'email_changes',
  factorResets: 'factor_resets',
  linkPictures: 'link_pictures',
  mailSuppressions: 'mail_suppressions',
  moderationAlerts: 'moderation_alerts',
  moderationCases: 'moderation_cases',
  moderationDecisions: 'moderation_decisions',
  moderationEvidence: 'moderation_evidence',
  moderationPictures: 'moderation_pictures',
  notificationChoices: 'notification_choices',
  notificationSources: 'notification_sources',
  passkeys: 'passkeys',
  personActions: 'person_actions',
  rateCounts: 'rate_counts',
  providerIdentities: 'provider_identities',
  recoveryCodes: 'recovery_codes',
  savedReplies: 'saved_replies',
  schematicDays: 'schematic_days',
  schematicSearch: 'schematic_search',
  schematicShapes: 'schematic_shapes',
  schematicSides: 'schematic_sides',
  schematicTrends: 'schematic_trends',
  schematicVisits: 'schematic_visits',
  searchBlocks: 'search_blocks',
  searchCounts: 'search_counts',
  searchWords: 'search_words',
  searchWordsLeft: 'search_words_left',
  sentMails: 'sent_mails',
  shopSessions: 'shop_sessions',
  shopWorkers: 'shop_workers',
  signInChallenges: 'sign_in_challenges',
  signInFailures: 'sign_in_failures',
  spentProofs: 'spent_proofs',
  storedObjects: 'stored_objects',
  takedownRequests: 'takedown_requests',
  termsAcceptances: 'terms_acceptances',
  toldOnce: 'told_once',
  totpFactors: 'totp_secrets',
  uploads: 'uploads',
  usedProviderStates: 'used_provider_states',
  usedChallenges: 'used_challenges',
  writtenTexts: 'written_texts',
} as const

export type SlugName = CollectionName
export type OwnTable = keyof typeof OWN_TABLES
/** Tables that Payload makes of fields of a collection, and names after it. */
type DerivedTable = 'profilesLinks' | 'schematicsRels' | 'usersSessions'

/** Columns of `schematicsRels`, which Payload names after what they refer to. */
type DerivedColumn = 'relsMedia' | 'relsTag'

/** The name of each table, and of the columns that are named after tables, by our name for it. */
export type TableNames = Readonly<Record<SlugName | OwnTable | DerivedTable | DerivedColumn, string>>

/** As Payload names a collection's table after its slug. */
const tableOf = (slug: string): string =>
  slug
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()

/** What no collection may have for a table. */
const OTHER_TABLES = ['schematicshop_migrations']

/**
 * @param names of the shop's tables
 * @param slugs of the app's own collections
 * @throws Error where two would have the same table
 */
export function requireOwnTables({ relsMedia: _, relsTag: __, ...names }: TableNames, slugs: readonly string[]): void {
  const taken = new Map<string, string>(OTHER_TABLES.map((table) => [table, 'its migrations']))
  for (const [name, table] of Object.entries(names)) {
    const other = taken.get(table)
    if (other)
      throw new Error(`schematicShop: the table "${table}" would be both of ${other} and ${name}. Choose another slug.`)
    taken.set(table, name)
  }
  for (const slug of slugs) {
    const other = taken.get(tableOf(slug))
    if (other)
      throw new Error(
        `schematicShop: the table of the app's collection "${slug}" would be that of ${other} of the shop. Give the collection another slug.`,
      )
  }
}

/**
 * @param slugs what the app calls the collections, where it isn't what we call them
 * @param own what our own tables are called, where the app has a table of that name
 */
export function tableNamesOf(
  slugs: Partial<Readonly<Record<SlugName, string>>> = {},
  own: Partial<Readonly<Record<OwnTable, string>>> = {},
): TableNames {
  const entries = Object.entries({ ...defaultSlugs, ...slugs }).map(([name, slug]) => [name, tableOf(slug)])
  const tables: Record<SlugName, string> = Object.fromEntries(entries)
  return {
    ...tables,
    profilesLinks: `${tables.profiles}_links`,
    relsMedia: `${tables.media}_id`,
    relsTag: `${tables.tags}_id`,
    schematicsRels: `${tables.schematics}_rels`,
    usersSessions: `${tables.users}_sessions`,
    ...OWN_TABLES,
    ...own,
  }
}
