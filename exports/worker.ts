export { runWorker } from '@jobs/runWorker'
