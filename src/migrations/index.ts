import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'
import type { Migration } from 'payload'
import * as collections from './20261121_000001_collections'
import * as rules from './20261121_000002_rules'
import * as search from './20261121_000003_search'
import * as searchWords from './20261121_000004_search_words'
import * as find from './20261121_000010_find'
import * as talk from './20261121_000030_talk'
import * as reports from './20261121_000031_reports'
import * as uploads from './20261121_000040_uploads'
import * as people from './20261121_000050_people'
import * as live from './20261121_000060_live'
import * as notifications from './20261121_000061_notifications'
import * as toldPages from './20261121_000062_told_pages'
import * as locale from './20261121_000070_locale'
import * as emailChanges from './20261121_000080_email_changes'
import * as partedTalk from './20261121_000081_parted_talk'
import * as trimming from './20261121_000082_trimming'
import * as keptConversions from './20261121_000083_kept_conversions'
import * as uploadedVersions from './20261121_000084_uploaded_versions'
import * as toldConversions from './20261121_000085_told_conversions'
import * as provenAccounts from './20261130_000095_proven_accounts'
import * as endedSessions from './20261130_000096_ended_sessions'
import * as bindingModeration from './20261130_000100_binding_moderation'
import * as placedPictures from './20261130_000101_placed_pictures'
import * as boundedActions from './20261130_000102_bounded_actions'
import * as keptReports from './20261130_000103_kept_reports'
import * as scannedAgain from './20261130_000104_scanned_again'
import * as titleOrder from './20261130_000110_title_order'
import * as formatNames from './20261130_000118_format_names'
import * as boundContents from './20261130_000130_bound_contents'
import * as keptReporters from './20261130_000131_kept_reporters'
import * as lockOrder from './20261130_000132_lock_order'

type Steps = { up: (args: MigrateUpArgs) => Promise<void>; down: (args: MigrateDownArgs) => Promise<void> }

/** Payload types the arguments as unknown; it is the Postgres adapter that calls. */
const migration = (name: string, { up, down }: Steps): Migration => ({
  name,
  up: (args) => up(args as MigrateUpArgs),
  down: (args) => down(args as MigrateDownArgs),
})

/** In their order. A new one is made by `npx payload migrate:create`, and never changed once it has landed. */
export const migrations: Migration[] = [
  migration('20261121_000001_collections', collections),
  migration('20261121_000002_rules', rules),
  migration('20261121_000003_search', search),
  migration('20261121_000004_search_words', searchWords),
  migration('20261121_000010_find', find),
  migration('20261121_000030_talk', talk),
  migration('20261121_000031_reports', reports),
  migration('20261121_000040_uploads', uploads),
  migration('20261121_000050_people', people),
  migration('20261121_000060_live', live),
  migration('20261121_000061_notifications', notifications),
  migration('20261121_000062_told_pages', toldPages),
  migration('20261121_000070_locale', locale),
  migration('20261121_000080_email_changes', emailChanges),
  migration('20261121_000081_parted_talk', partedTalk),
  migration('20261121_000082_trimming', trimming),
  migration('20261121_000083_kept_conversions', keptConversions),
  migration('20261121_000084_uploaded_versions', uploadedVersions),
  migration('20261121_000085_told_conversions', toldConversions),
  migration('20261130_000095_proven_accounts', provenAccounts),
  migration('20261130_000096_ended_sessions', endedSessions),
  migration('20261130_000100_binding_moderation', bindingModeration),
  migration('20261130_000101_placed_pictures', placedPictures),
  migration('20261130_000102_bounded_actions', boundedActions),
  migration('20261130_000103_kept_reports', keptReports),
  migration('20261130_000104_scanned_again', scannedAgain),
  migration('20261130_000110_title_order', titleOrder),
  migration('20261130_000118_format_names', formatNames),
  migration('20261130_000130_bound_contents', boundContents),
  migration('20261130_000131_kept_reporters', keptReporters),
  migration('20261130_000132_lock_order', lockOrder),
]
