import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** Registers this plugin's jobs. */
export const withUploadJobs = (config: Config): Config =>
  withSweeps(config, [
    () => import('./sweepUploads').then(({ sweepUploads }) => sweepUploads),
    () => import('./sweepStoredFiles').then(({ sweepStoredFiles }) => sweepStoredFiles),
    () => import('./sweepReceiving').then(({ sweepReceiving }) => sweepReceiving),
  ])
