import { abuseMigrations } from '@plugins/abuse/migrations'
import { accountsMigrations } from '@plugins/accounts/migrations'
import { auditMigrations } from '@plugins/audit/migrations'
import { commentsMigrations } from '@plugins/comments/migrations'
import { conversionsMigrations } from '@plugins/conversions/migrations'
import { downloadsMigrations } from '@plugins/downloads/migrations'
import { factorsMigrations } from '@plugins/factors/migrations'
import { guardsMigrations } from '@plugins/guards/migrations'
import { keysMigrations } from '@plugins/keys/migrations'
import { legalMigrations } from '@plugins/legal/migrations'
import { likesMigrations } from '@plugins/likes/migrations'
import { listingsMigrations } from '@plugins/listings/migrations'
import { listsMigrations } from '@plugins/lists/migrations'
import { mailMigrations } from '@plugins/mail/migrations'
import { moderationMigrations } from '@plugins/moderation/migrations'
import { notificationsMigrations } from '@plugins/notifications/migrations'
import { peopleMigrations } from '@plugins/people/migrations'
import { personalDataMigrations } from '@plugins/personalData/migrations'
import { pipelineMigrations } from '@plugins/pipeline/migrations'
import { providersMigrations } from '@plugins/providers/migrations'
import { quotasMigrations } from '@plugins/quotas/migrations'
import { searchMigrations } from '@plugins/search/migrations'
import { sessionsMigrations } from '@plugins/sessions/migrations'
import { sharingMigrations } from '@plugins/sharing/migrations'
import { standingMigrations } from '@plugins/standing/migrations'
import { statisticsMigrations } from '@plugins/statistics/migrations'
import { uploadsMigrations } from '@plugins/uploads/migrations'
import { coreMigrations } from '@/core/migrations/coreMigrations'
import type { Migration } from '@/core/migrations/types'

/**
 * What all plugins need of the database beyond Payload's schema. Each says what it needs, so their order here is free.
 */
export const shopMigrations: readonly Migration[] = [
  ...coreMigrations,
  ...auditMigrations,
  ...uploadsMigrations,
  ...pipelineMigrations,
  ...listingsMigrations,
  ...quotasMigrations,
  ...peopleMigrations,
  ...likesMigrations,
  ...commentsMigrations,
  ...listsMigrations,
  ...downloadsMigrations,
  ...statisticsMigrations,
  ...searchMigrations,
  ...conversionsMigrations,
  ...sharingMigrations,
  ...notificationsMigrations,
  ...accountsMigrations,
  ...sessionsMigrations,
  ...factorsMigrations,
  ...keysMigrations,
  ...abuseMigrations,
  ...mailMigrations,
  ...providersMigrations,
  ...moderationMigrations,
  ...personalDataMigrations,
  ...legalMigrations,
  ...guardsMigrations,
  ...standingMigrations,
]
