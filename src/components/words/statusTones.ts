import type { ListingStatus } from '@/core/vocabulary'
import type { BadgeTone } from '../ui/Badge'

export const statusTones: Record<ListingStatus, BadgeTone> = {
  processing: 'busy',
  ready: 'good',
  refused: 'bad',
  stalled: 'busy',
}
