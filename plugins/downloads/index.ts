import type { Config, Plugin } from 'payload'
import { handleDownload } from '@/server/download/handleDownload'
import { serveFile } from '@/server/download/serveFile'

/** Hands out a build's file: a redirect to a signed link, and the link's target where files lie on disk. */
export const downloads =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    endpoints: [
      ...(config.endpoints ?? []),
      {
        path: '/files/:id',
        method: 'get',
        handler: (req) => serveFile(req.payload, req as Request, String(req.routeParams?.id)),
      },
    ],
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              {
                path: '/:id/download',
                method: 'get',
                handler: (req) => handleDownload(req.payload, req as Request, String(req.routeParams?.id)),
                custom: {
                  openapi: {
                    summary: 'Download a build',
                    description: 'Redirects to a link that works for five minutes. One person counts once a day.',
                    security: [],
                    responses: {
                      302: { description: 'Location: the signed link' },
                      404: { description: 'not_found' },
                      409: { description: 'not_ready' },
                    },
                  },
                },
              },
            ],
          }
        : collection,
    ),
  })
