import { readFile } from 'node:fs/promises'
import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { endpoint } from '@/core/http/endpoint'
import { answer, answerOf, anything, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { buildContract } from './buildContract'
import { findSwaggerFile } from './findSwaggerFile'
import { type OpenapiOptions, openapiOptions } from './types'

export { type Described, describeEndpoints } from './buildContract'
export { writable } from './describeFields'

/** The files of Swagger UI that the page asks for, and their types. Served from here: no other host is asked. */
const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>SchematicShop API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script></body></html>`

/** What the page may do: nothing but what it finds here. Swagger UI writes styles into its elements. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

const startScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true })`

const contractRoutes = (summary: string, type: string): CustomEndpointDocumentation => ({
  summary,
  security: [],
  responses: {
    200: type === 'application/json' ? answer('OpenAPI 3.1', anything) : answerOf(type, summary),
  },
})

const makeEndpoints = (version: string) => {
  let contract: string | undefined
  return [
    endpoint({
      path: '/openapi.json',
      method: 'get',
      scope: 'read',
      openapi: contractRoutes('This contract', 'application/json'),
      handle: ({ payload }) => {
        contract ??= JSON.stringify(buildContract(payload.config, version))
        return new Response(contract, {
          headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
        })
      },
    }),
    endpoint({
      path: '/docs',
      method: 'get',
      scope: 'read',
      openapi: contractRoutes('Interactive documentation', 'text/html'),
      handle: () =>
        new Response(page, {
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
        }),
    }),
    endpoint({
      path: '/docs/start.js',
      method: 'get',
      scope: 'read',
      openapi: contractRoutes('Script of the documentation page', 'text/javascript'),
      handle: () => new Response(startScript, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } }),
    }),
    endpoint({
      path: '/docs/:file',
      method: 'get',
      scope: 'read',
      openapi: {
        ...contractRoutes('Files of the documentation page', 'text/javascript'),
        responses: {
          200: {
            description: 'The file',
            content: { 'text/javascript': { schema: text }, 'text/css': { schema: text } },
          },
        },
      } satisfies CustomEndpointDocumentation,
      handle: async ({ parameters: { file = '' } }) => {
        const type = Object.hasOwn(assets, file) ? assets[file] : undefined
        if (!type) throw new ShopError(404, 'not_found', 'This file doesn’t exist.')
        return new Response(new Uint8Array(await readFile(findSwaggerFile(file))), {
          headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' },
        })
      },
    }),
  ]
}

/**
 * The contract at `/api/openapi.json`, made of the config and of what endpoints say of themselves, and a page to read
 * and try it at `/api/docs`.
 */
export const openapi =
  (options?: OpenapiOptions): Plugin =>
  (config: Config): Config => {
    openapiOptions.keep(contextOf(config), options)
    const { version } = openapiOptions.of(contextOf(config))
    return { ...config, endpoints: [...(config.endpoints ?? []), ...makeEndpoints(version)] }
  }
