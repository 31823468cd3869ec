import { runWorker } from '@jobs/runWorker'
import config from '@payload-config'
import { getPayload } from 'payload'

await runWorker(() => getPayload({ config }))
