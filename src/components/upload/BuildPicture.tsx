'use client'

import clsx from 'clsx'
import { Box } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { FilePicture } from './filePreview'

/** A build's preview rendered in the browser, or a placeholder. */
export function BuildPicture({
  picture,
  isPreviewing,
  className,
}: {
  picture: FilePicture | undefined
  isPreviewing: boolean
  className?: string
}) {
  const t = useTranslations('Upload')
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!picture) return
    const { pixels, width, height } = picture
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
  }, [picture])
  return (
    <div className={clsx('plate grid place-items-center rounded-lg', className)}>
      {picture ? (
        <canvas
          ref={canvas}
          width={picture.width}
          height={picture.height}
          role="img"
          aria-label={t('look.picture')}
          className="build-picture absolute inset-0 size-full object-contain p-2.5"
        />
      ) : (
        <Box
          aria-hidden
          className={clsx('size-12 text-muted opacity-60', isPreviewing && 'motion-safe:animate-pulse')}
          strokeWidth={1}
        />
      )}
    </div>
  )
}
