import type { Config, Plugin } from 'payload'
import { handleDownload } from '@/server/download/handleDownload'
import { serveFile } from '@/server/download/serveFile'
import { hotEndpoint } from '@/server/http/hotEndpoint'
import { downloadDocumentation } from './openapi'

/** Hands out a build's file: a redirect to a signed link, and the link's target where files lie on disk. */
export const downloads =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    endpoints: [...(config.endpoints ?? []), hotEndpoint({ path: '/files/:id', method: 'get', handle: serveFile })],
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
            ],
          }
        : collection,
    ),
  })
