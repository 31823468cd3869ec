import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { useFormatter, useTranslations } from 'next-intl'
import { nameOfItem } from '../words/nameOfItem'

/**
 * Which game versions a build is compatible with: the version it was made in, and the oldest that has all its blocks.
 */
export function GameCompatibility({ build }: { build: SchematicCard & Listing }) {
  const t = useTranslations('Listing.fits')
  const format = useFormatter()
  const { gameVersion, edition, oldest, mods } = build
  const made = () => {
    if (!gameVersion) return t('madeUnknown')
    return edition === 'bedrock' ? t('madeBedrock', { version: gameVersion }) : t('madeJava', { version: gameVersion })
  }
  const lines = [
    made(),
    ...(edition === 'java' && oldest
      ? oldest.version
        ? [
            t('since', { version: oldest.version }),
            ...(oldest.because.length > 0
              ? [t('lacking', { blocks: format.list(oldest.because.map(nameOfItem), { type: 'unit' }) })]
              : []),
          ]
        : [t('ancient')]
      : []),
    ...(edition === 'java' && gameVersion && oldest && gameVersion !== oldest.version
      ? [t('contents', { version: gameVersion })]
      : []),
    ...(mods && mods.length > 0 ? [t('mods', { mods: format.list(mods, { type: 'unit' }) })] : []),
    ...(build.format ? [t(`format.${build.format as 'sponge'}`)] : []),
  ]
  return (
    <section aria-labelledby="fits" className="panel grid gap-2 text-sm">
      <h2 id="fits" className="text-base font-extrabold">
        {t('title')}
      </h2>
      {lines.map((line, index) => (
        <p key={line} className={index === 0 ? 'font-semibold wrap-anywhere' : 'wrap-anywhere text-muted'}>
          {line}
        </p>
      ))}
    </section>
  )
}
