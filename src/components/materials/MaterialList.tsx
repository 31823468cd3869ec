import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/i18n/ClientMessages'
import type { Material } from '@/schematic/inspect/listMaterials'
import { MaterialTool } from './MaterialTool'

/** The material list of a build. Readable without scripts; interactive once they load. */
export function MaterialList({ build, materials }: { build: SchematicCard & Listing; materials: readonly Material[] }) {
  const t = useTranslations('Materials')
  const { width, height, length } = build
  return (
    <section aria-labelledby="materials" className="grid gap-3">
      <h2 id="materials" className="text-2xl font-extrabold tracking-tight">
        {t('title')}
      </h2>
      <div className="panel">
        {materials.length === 0 ? (
          <p className="text-muted">{t('none')}</p>
        ) : (
          <ClientMessages of={['Materials', 'Words']}>
            <MaterialTool
              build={{
                id: build.id,
                slug: build.slug,
                size: width && height && length ? [width, height, length] : null,
              }}
              rows={materials.map(({ item, count, stackSize }) => [item, count, stackSize])}
              canShow={build.file.downloadable}
            />
          </ClientMessages>
        )}
      </div>
    </section>
  )
}
