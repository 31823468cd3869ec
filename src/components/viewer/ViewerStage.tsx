import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/i18n/ClientMessages'
import { BuildThumbnail } from '../cards/BuildThumbnail'
import { Stage } from './Stage'

/** A build's preview with a button for the 3D view, which is loaded on demand. */
export async function ViewerStage({ build }: { build: SchematicCard & Listing }) {
  const t = await getTranslations('Viewer')
  const plate = 'aspect-[4/3] rounded-xl shadow-lift sm:aspect-[16/10]'
  return (
    <ClientMessages of={['Viewer', 'Words']}>
      <Stage
        build={{ id: build.id, slug: build.slug, title: build.title, safety: build.safety ?? [] }}
        canOpen={build.file.downloadable}
        className={plate}
      >
        <BuildThumbnail
          preview={build.preview}
          alt={t('picture', { title: build.title })}
          eager
          sizes="(min-width: 80rem) 850px, 94vw"
          className={plate}
          pictureClassName="p-5 sm:p-8"
        />
      </Stage>
    </ClientMessages>
  )
}
