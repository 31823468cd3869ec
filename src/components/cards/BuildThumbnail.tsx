import type { SchematicCard } from '@plugins/listings/queries/card'
import clsx from 'clsx'
import { Box } from 'lucide-react'

/** A build's preview on a backdrop, or a placeholder. */
export const BuildThumbnail = ({
  preview,
  alt,
  eager = false,
  sizes,
  className,
  pictureClassName,
}: {
  preview: SchematicCard['preview']
  alt: string
  eager?: boolean
  sizes: string
  className?: string
  pictureClassName?: string
}) => (
  <div className={clsx('plate grid place-items-center', className)}>
    {preview ? (
      // biome-ignore lint/performance/noImgElement: the pictures are stored in the sizes shown; a second resizer would cost CPU
      <img
        src={preview.card ?? preview.url}
        srcSet={preview.card ? `${preview.card} 384w, ${preview.url} ${preview.width}w` : undefined}
        sizes={sizes}
        width={preview.width}
        height={preview.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding="async"
        className={clsx('build-picture absolute inset-0 size-full object-contain p-4', pictureClassName)}
      />
    ) : (
      <Box aria-hidden className="size-12 text-muted opacity-60" strokeWidth={1} />
    )}
  </div>
)
