import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleConversions } from './endpoints/handleConversions'
import { withConversionJobs } from './jobs/withConversionJobs'
import { conversionsDocumentation } from './openapi'
import { type ConversionOptions, conversionOptions } from './types'

const ofSchematics = [
  endpoint({
    path: '/:id/conversions',
    method: 'get',
    scope: 'download',
    openapi: conversionsDocumentation,
    handle: handleConversions,
  }),
]

/** Converts builds to other formats on the first request. */
export const conversions =
  (options?: ConversionOptions): Plugin =>
  (config: Config): Config => {
    conversionOptions.keep(contextOf(config), options)
    const withJobs = withConversionJobs(config)
    const { isOff, slugs } = contextOf(config)
    return isOff('conversions')
      ? withJobs
      : extendCollection(withJobs, slugs.schematics, (schematics) => withEndpoints(schematics, ofSchematics))
  }
