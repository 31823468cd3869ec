import type { ListingStatus, RefusalReason, Visibility } from '@/core/vocabulary'
import type { BadgeTone } from '../ui/Badge'

export const statusWords: Record<ListingStatus, { name: string; tone: BadgeTone }> = {
  processing: { name: 'Being checked', tone: 'busy' },
  ready: { name: 'Published', tone: 'good' },
  refused: { name: 'Refused', tone: 'bad' },
  stalled: { name: 'Waiting for a moderator', tone: 'busy' },
}

export const visibilityWords: Record<Visibility, { name: string; hint: string }> = {
  public: { name: 'Public', hint: 'Everyone can find it.' },
  unlisted: { name: 'Unlisted', hint: 'Only who has the link can see it.' },
  private: { name: 'Private', hint: 'Only you can see it.' },
}

/** What happened, and what its owner can do about it. */
export const refusalWords: Record<RefusalReason, string> = {
  infected:
    'The virus scanner found something harmful in this file. Export the build again from a clean game and upload that.',
  unscannable:
    'The virus scanner could not look through this file. Export the build again, without packing it, and upload that.',
  not_a_schematic:
    'This is not a schematic we know. Upload a .schem, .litematic, .schematic, .nbt or .mcstructure file.',
  malformed: 'The file is damaged or incomplete. Export the build again and upload that.',
  limits_exceeded: 'The build is larger than this shop takes. Split it into parts and upload those.',
  unsupported_version: 'The file is in a version of its format that we cannot read yet. Export it in another version.',
}
