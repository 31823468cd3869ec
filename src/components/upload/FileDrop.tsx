'use client'

import { FileBox } from 'lucide-react'
import { type DragEvent, type RefObject, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { formatBytes } from '@/components/words/formatBytes'

type Props = {
  input: RefObject<HTMLInputElement | null>
  file: File | undefined
  error: string | undefined
  onFile: (file: File) => void
}

/** The input itself lies over the whole area: click, keyboard and screen readers get the browser's own control. */
export function FileDrop({ input, file, error, onFile }: Props) {
  const [isOver, setOver] = useState(false)
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onFile(dropped)
  }
  return (
    <div className="grid gap-1.5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has the file input inside as its keyboard equal */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'plate grid min-h-56 place-items-center rounded-xl border-2 border-dashed px-6 py-8 text-center has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-copper',
          error ? 'border-danger' : isOver ? 'border-copper' : 'border-field',
        )}
      >
        <input
          ref={input}
          id="file"
          type="file"
          accept=".schem,.schematic,.litematic,.nbt,.mcstructure"
          aria-label="Build file"
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={error ? true : undefined}
          onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
          className="absolute inset-0 z-10 size-full cursor-pointer opacity-0"
        />
        <div className="grid justify-items-center gap-2">
          <FileBox aria-hidden className="size-11 text-copper" strokeWidth={1.5} />
          {file ? (
            <>
              <p className="text-lg font-bold wrap-anywhere">
                <bdi>{file.name}</bdi>
              </p>
              <p className="text-muted">{formatBytes(file.size)}. Drop or choose another to replace it.</p>
            </>
          ) : (
            <p className="text-lg font-bold">
              Drop your build here, or <span className="link">choose a file</span>
            </p>
          )}
          <p id="file-hint" className="text-sm text-muted">
            .schem, .litematic, .schematic, .nbt or .mcstructure
          </p>
        </div>
      </div>
      {error && (
        <p id="file-error" role="alert" className="text-sm font-semibold text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
