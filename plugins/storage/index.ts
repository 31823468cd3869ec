import { s3Storage } from '@payloadcms/storage-s3'
import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { MEDIA_PREFIX } from '@/core/storage/mediaStore'
import { s3ClientConfig } from '@/core/storage/s3Store'

/** Payload's adapter adds a provider and a component to the panel of the config it gets, so it gets a copy. */
const copyPanel = ({ admin, ...config }: Config): Config => ({
  ...config,
  admin: {
    ...admin,
    dependencies: { ...admin?.dependencies },
    components: { ...admin?.components, providers: [...(admin?.components?.providers ?? [])] },
  },
})

/** Where `media` lies. Schematic files have a store of their own (`src/core/storage`), in the same bucket. */
export const storage = (): Plugin => (config) => {
  const { slugs, stores } = contextOf(config)
  return s3Storage({
    enabled: Boolean(stores.s3),
    alwaysInsertFields: true,
    bucket: stores.s3?.bucket ?? 'unused',
    config: stores.s3 ? s3ClientConfig(stores.s3) : {},
    collections: { [slugs.media]: { prefix: MEDIA_PREFIX } },
  })(copyPanel(config))
}
