import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import type { Translator } from '@/i18n/Translator'
import type { ShownPicture } from './Gallery'

/** All images of a build: rendered previews, then the author's gallery. `t` is of `Listing.gallery`. */
export function picturesOf(build: SchematicCard & Listing, t: Translator<'Listing.gallery'>): ShownPicture[] {
  const { preview, sides, gallery, title } = build
  return [
    ...(preview ? [{ ...preview, id: 'preview', alt: t('preview', { title }), isDrawn: true }] : []),
    ...sides.map(({ side, ...picture }) => ({ ...picture, alt: t(`side.${side}`, { title }), isDrawn: true })),
    ...gallery.map((picture) => ({ ...picture, isDrawn: false })),
  ]
}
