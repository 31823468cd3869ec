'use client'

import { useEffect, useRef } from 'react'
import { nameOfEdition, nameOfFormat } from '@/components/words/formatNames'
import { plural } from '@/components/words/formatNumber'
import { safetyWords } from '@/components/words/safetyWords'
import type { FileFacts, FilePicture } from './fileLook'

/** What the browser itself found in the chosen file: how it looks, how large it is, what others will be told of it. */
export function FileLook({ facts, picture }: { facts: FileFacts; picture: FilePicture | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!picture) return
    const { pixels, width, height } = picture
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
  }, [picture])

  const { width, height, length, blockCount, format, edition, gameVersion, mods, safety } = facts
  const rows: [name: string, value: string | null][] = [
    ['Size', `${width} × ${height} × ${length}, ${plural(blockCount, 'block')}`],
    ['Format', `${nameOfFormat(format)}, ${nameOfEdition(edition)}${gameVersion ? ` ${gameVersion}` : ''}`],
    ['Mods', mods.length > 0 ? mods.join(', ') : null],
  ]
  const warnings = safety.filter(({ kind }) => safetyWords[kind].isWarning)
  return (
    <section aria-label="What is in the file" className="panel grid gap-5 sm:grid-cols-[auto_1fr] sm:items-center">
      {picture && (
        <canvas
          ref={canvas}
          width={picture.width}
          height={picture.height}
          role="img"
          aria-label="How your build looks"
          className="mx-auto size-52 sm:size-44"
        />
      )}
      <dl className="grid gap-2 text-sm">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt className="text-muted">{name}</dt>
                <dd className="font-semibold wrap-anywhere">{value}</dd>
              </div>
            ),
        )}
        {warnings.length > 0 && (
          <div>
            <dt className="text-muted">Your page will say that it has</dt>
            <dd className="font-semibold">
              {warnings
                .map(({ kind, count }) => plural(count, safetyWords[kind].one, safetyWords[kind].many))
                .join(', ')}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
