import { embedPath } from '@/core/addresses'
import { escapeXml } from './escapeXml'

/** Pixels of the viewer where nobody says how much room there is. */
export const EMBED_WIDTH = 640
export const EMBED_HEIGHT = 480

/** HTML that shows a build's view on a page of another site. */
export const embedCode = (
  publicUrl: string,
  { slug, title }: { slug: string; title: string },
  width = EMBED_WIDTH,
  height = EMBED_HEIGHT,
): string =>
  `<iframe src="${escapeXml(`${publicUrl}${embedPath(slug)}`)}" title="${escapeXml(title)}" width="${width}" height="${height}" style="border:0" loading="lazy" allow="fullscreen" allowfullscreen></iframe>`
