import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleDownload } from './endpoints/handleDownload'
import { handleModel } from './endpoints/handleModel'
import { serveConversion, serveFile } from './endpoints/serveFile'
import { withDownloadJobs } from './jobs/withDownloadJobs'
import { conversionDocumentation, downloadDocumentation, fileDocumentation, modelDocumentation } from './openapi'
import { type DownloadOptions, downloadOptions } from './types'

const ofSchematics = [
  endpoint({
    path: '/:id/download',
    method: 'get',
    scope: 'download',
    hot: true,
    openapi: downloadDocumentation,
    handle: handleDownload,
  }),
  endpoint({
    path: '/:id/model',
    method: 'get',
    scope: 'download',
    hot: true,
    openapi: modelDocumentation,
    handle: handleModel,
  }),
]

/** Targets of signed links for files on disk. */
const targets = [
  endpoint({
    path: '/files/:id',
    method: 'get',
    scope: 'download',
    hot: true,
    openapi: fileDocumentation,
    handle: serveFile,
  }),
  endpoint({
    path: '/conversions/:id',
    method: 'get',
    scope: 'download',
    hot: true,
    openapi: conversionDocumentation,
    handle: serveConversion,
  }),
]

/**
 * Hands out a build's file, as it is or converted: a redirect to a signed link, and the link's target where files lie
 * on disk.
 */
export const downloads =
  (options?: DownloadOptions): Plugin =>
  (config: Config): Config => {
    downloadOptions.keep(contextOf(config), options)
    return {
      ...extendCollection(withDownloadJobs(config), contextOf(config).slugs.schematics, (schematics) =>
        withEndpoints(schematics, ofSchematics),
      ),
      endpoints: [...(config.endpoints ?? []), ...targets],
    }
  }
