import config from '@payload-config'
import { getPayload } from 'payload'
import { runWorker } from './runWorker'

await runWorker(() => getPayload({ config }))
