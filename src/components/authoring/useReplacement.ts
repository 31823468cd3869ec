'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusalReason } from '@/core/vocabulary'
import type { Limits } from '@/schematic/limits'
import { type Problem, readProblems } from '../ui/readProblem'
import { callShopApi } from '../upload/queue/callShopApi'
import type { Item } from '../upload/queue/item'
import { measureSpeed } from '../upload/queue/measureSpeed'
import { sendFile } from '../upload/queue/sendFile'
import { newFileTarget } from '../upload/queue/uploadTargets'
import {
  discardReplacement,
  loadReplacement,
  type SavedReplacement,
  saveReplacement,
  saveUploadId,
} from './saveReplacement'

/** Milliseconds between two reports of progress; that a file waits for a look at it, and a large one for its hash. */
const REPORT_INTERVAL_MS = 200
const PREVIEW_TIMEOUT_MS = 5_000
const HASH_TIMEOUT_MS = 15_000

export type Sending = Pick<Item, 'phase' | 'sentBytes' | 'size' | 'speed'> & { title: string }

/** What the browser finds in a file before the upload. */
type Preview = {
  /** Used to resume the upload. Undefined if the browser can't hash it. */
  hash: Promise<string | undefined>
  /** A problem with the file, as soon as it is known; undefined if there is none. */
  refusal: Promise<Problem | undefined>
  end: () => void
}

/** `Promise.withResolvers` for older phones. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

function startPreview(file: File, limits: Limits): Preview {
  const hash = deferred<string | undefined>()
  const refusal = deferred<Problem | undefined>()
  let end: () => void = () => undefined
  let isEnded = false
  void import('../upload/previewFile').then(({ previewFile }) => {
    if (isEnded) return
    end = previewFile(
      file,
      (message) => {
        if (message.kind === 'hash') hash.resolve(message.sha256)
        if (message.kind === 'refused' && isRefusalReason(message.code))
          refusal.resolve({ code: message.code, message: '' })
        if (message.kind === 'facts' || message.kind === 'failed') refusal.resolve(undefined)
        if (message.kind !== 'over') return
        hash.resolve(undefined)
        refusal.resolve(undefined)
      },
      limits,
    )
  })
  return {
    hash: hash.promise,
    refusal: refusal.promise,
    end: () => {
      isEnded = true
      end()
      hash.resolve(undefined)
      refusal.resolve(undefined)
    },
  }
}

/** The result of a promise, or undefined after a timeout. */
const within = <Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds))])

/**
 * Uploads a new file for a build like a new build: in parts if it is large, retried after lost connections, and resumed
 * after interruptions. The server decides what becomes of it.
 */
export function useReplacement(schematicId: string, partBytes: number, limits: Limits, onSent: () => void) {
  const [sending, setSending] = useState<Sending>()
  const [problem, setProblem] = useState<Problem>()
  const [left, setLeft] = useState<SavedReplacement>()
  const running = useRef<{ controller: AbortController; uploadId?: string }>(undefined)
  const look = useRef<{ file: File; look: Preview }>(undefined)

  useEffect(() => {
    let isGone = false
    void loadReplacement(schematicId).then((found) => {
      if (!isGone && !running.current) setLeft(found)
    })
    return () => {
      isGone = true
      running.current?.controller.abort()
      look.current?.look.end()
    }
  }, [schematicId])

  /** Previews a file as soon as it is chosen. */
  const choose = useCallback(
    (file: File | undefined) => {
      look.current?.look.end()
      look.current = file && { file, look: startPreview(file, limits) }
      setProblem(undefined)
    },
    [limits],
  )

  async function send(file: File, uploadId?: string) {
    if (look.current?.file !== file) choose(file)
    const found = look.current?.look
    const run: NonNullable<typeof running.current> = {
      controller: new AbortController(),
      ...(uploadId && { uploadId }),
    }
    running.current = run
    const { signal } = run.controller
    const change = (next: Partial<Sending>) => setSending((before) => before && { ...before, ...next })
    const speedOf = measureSpeed()
    let reported = 0
    setLeft(undefined)
    setProblem(undefined)
    setSending({ title: file.name, phase: 'waiting', sentBytes: 0, size: file.size })
    const isLarge = file.size > partBytes
    if (isLarge) void saveReplacement(schematicId, file)
    try {
      const refusal = found && (await within(PREVIEW_TIMEOUT_MS, found.refusal))
      const sha256 = found && isLarge ? await within(HASH_TIMEOUT_MS, found.hash) : undefined
      signal.throwIfAborted()
      if (refusal) {
        setProblem(refusal)
        await discard(uploadId)
        return
      }
      const { problems, doc } = await sendFile({
        file,
        sha256,
        uploadId,
        isRepeated: uploadId !== undefined,
        target: newFileTarget(schematicId),
        partBytes,
        signal,
        onUpload: (begun) => {
          run.uploadId = begun
          saveUploadId(schematicId, begun)
        },
        onPhase: (phase) => change({ phase }),
        onProgress: (sentBytes) => {
          const now = performance.now()
          const speed = speedOf(sentBytes, now)
          if (now - reported < REPORT_INTERVAL_MS && sentBytes < file.size) return
          reported = now
          change({ sentBytes, ...(speed !== undefined && { speed }) })
        },
      })
      setProblem(problems[0])
      await discardReplacement(schematicId)
      if (doc) onSent()
    } catch (error) {
      if (signal.aborted) return
      setProblem(readProblems(undefined)[0])
      throw error
    } finally {
      if (running.current === run) {
        running.current = undefined
        setSending(undefined)
      }
    }
  }

  /** Deletes the uploaded parts of a discarded file. */
  async function discard(uploadId: string | undefined) {
    setLeft(undefined)
    await discardReplacement(schematicId)
    if (uploadId) await callShopApi('DELETE', `/api/uploads/${uploadId}`, undefined, new AbortController().signal)
  }

  function cancel() {
    const run = running.current
    if (!run) return
    running.current = undefined
    run.controller.abort()
    setSending(undefined)
    void discard(run.uploadId)
  }

  return { sending, problem, left, choose, send, cancel, discard, setProblem }
}
