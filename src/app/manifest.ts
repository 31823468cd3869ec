import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

/** Lets browsers install the site. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('Shell')
  return {
    id: '/',
    name: 'SchematicShop',
    short_name: 'SchematicShop',
    description: t('appDescription'),
    start_url: '/',
    display: 'standalone',
    background_color: '#edf1ec',
    theme_color: '#2f9c83',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('browse'), url: '/schematics' },
      { name: t('uploadBuild'), url: '/upload' },
    ],
  }
}
