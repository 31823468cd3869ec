import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleFeed } from './endpoints/handleFeed'
import { handleOembed } from './endpoints/handleOembed'
import { withSharingJobs } from './jobs/withSharingJobs'
import { feedDocumentation, oembedDocumentation } from './openapi'

const feed = endpoint({ path: '/feed', method: 'get', scope: 'read', openapi: feedDocumentation, handle: handleFeed })
const oembed = endpoint({
  path: '/oembed',
  method: 'get',
  scope: 'read',
  openapi: oembedDocumentation,
  handle: handleOembed,
})

/** What other programs and sites show of the shop: Atom feeds, and builds embedded by oEmbed. */
export const sharing =
  (): Plugin =>
  (config: Config): Config => {
    const withJobs = withSharingJobs(config)
    const { isOff, slugs } = contextOf(config)
    if (isOff('sharing')) return withJobs
    return {
      ...extendCollection(withJobs, slugs.schematics, (schematics) => withEndpoints(schematics, [feed])),
      endpoints: [...(config.endpoints ?? []), oembed],
    }
  }
