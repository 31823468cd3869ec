import { enqueue } from '@jobs/enqueue'
import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { withEvents } from '@/core/events/events'
import { sharingQueues } from './queues'

const withLinkPictures = (config: Config): Config =>
  withJobs(config, sharingQueues, {
    drawLinkPicture: { handle: () => import('./drawLinkPicture').then(({ drawLinkPicture }) => drawLinkPicture) },
  })

/** Draws the picture of each published build that links show; the sweep asks for those that are missing. */
export const withSharingJobs = (config: Config): Config =>
  withEvents(
    withSweeps(withLinkPictures(config), [
      () => import('./requeueLinkPictures').then(({ requeueLinkPictures }) => requeueLinkPictures),
    ]),
    { published: (tx, { fileId }) => enqueue(tx, sharingQueues.drawLinkPicture, { fileId }) },
  )
