import { handleConversions } from '@plugins/conversions/endpoints/handleConversions'
import type { Config, Plugin } from 'payload'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { handleDownload } from './endpoints/handleDownload'
import { handleModel } from './endpoints/handleModel'
import { serveConversion, serveFile } from './endpoints/serveFile'
import { withDownloadJobs } from './jobs/withDownloadJobs'
import {
  conversionDocumentation,
  conversionsDocumentation,
  downloadDocumentation,
  fileDocumentation,
  modelDocumentation,
} from './openapi'

/** Hands out a build's file, as it is or converted: a redirect to a signed link, and the link's target where files lie on disk. */
export const downloads =
  (): Plugin =>
  (config: Config): Config => ({
    ...withDownloadJobs(config),
    endpoints: [
      ...(config.endpoints ?? []),
      hotEndpoint({ path: '/files/:id', method: 'get', handle: serveFile, openapi: fileDocumentation }),
      hotEndpoint({
        path: '/conversions/:id',
        method: 'get',
        handle: serveConversion,
        openapi: conversionDocumentation,
      }),
    ],
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              hotEndpoint({
                path: '/:id/download',
                method: 'get',
                handle: handleDownload,
                openapi: downloadDocumentation,
              }),
              hotEndpoint({ path: '/:id/model', method: 'get', handle: handleModel, openapi: modelDocumentation }),
              hotEndpoint({
                path: '/:id/conversions',
                method: 'get',
                handle: handleConversions,
                openapi: conversionsDocumentation,
              }),
            ],
          }
        : collection,
    ),
  })
