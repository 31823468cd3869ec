import type { Journey } from '@/server/pages/readListing'
import { JourneySteps } from './JourneySteps'
import { journeySteps } from './journeySteps'

const stepsBehind = ({ hashedAt, scannedAt, inspectedAt }: Journey) => (inspectedAt || scannedAt ? 3 : hashedAt ? 2 : 1)

/** How far a file has got; read out when it moves. */
export const FileJourney = ({ journey, isMoving }: { journey: Journey; isMoving: boolean }) => (
  <div role="status">
    <JourneySteps steps={journeySteps(journey.status, journey.reason, stepsBehind(journey))} isMoving={isMoving} />
  </div>
)
