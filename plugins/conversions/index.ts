import type { Plugin } from 'payload'
import { withConversionJobs } from './jobs/withConversionJobs'

/** Writes builds in other formats, when they are first asked for. */
export const conversions = (): Plugin => withConversionJobs
