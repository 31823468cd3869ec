import type { Answer, FailureCode, Question, Report, Request } from './model/messages'

type Ready = Extract<Report, { kind: 'ready' }>
type AnswerTo<What> = Extract<Answer, { what: What }>

/** A build that could not be read. */
class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  constructor(readonly code: FailureCode) {
    super(code)
  }
}

/** A worker that holds one build, shared by everything on the page that needs it. */
export class ModelSession {
  readonly ready: Promise<Ready>
  private readonly worker = new Worker(new URL('./model/modelWorker.ts', import.meta.url), { type: 'module' })
  private readonly listeners = new Set<(report: Report) => void>()
  private readonly waiting = new Map<number, (answer: Answer) => void>()
  private lastId = 0

  constructor(address: string, withCookies: boolean) {
    this.ready = new Promise((resolve, reject) => {
      this.listeners.add((report) => {
        if (report.kind === 'ready') resolve(report)
        if (report.kind === 'failed') reject(new ModelFailure(report.code))
      })
    })
    // Waiting callers get the error; there may be none.
    this.ready.catch(() => {})
    this.worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.kind === 'answer') {
        this.waiting.get(data.id)?.(data.answer)
        this.waiting.delete(data.id)
      } else for (const listener of [...this.listeners]) listener(data)
    })
    this.worker.addEventListener('error', () => {
      for (const listener of [...this.listeners]) listener({ kind: 'failed', code: 'broken' })
    })
    this.send({ kind: 'open', address: new URL(address, location.href).href, withCookies })
  }

  send(request: Request): void {
    this.worker.postMessage(request)
  }

  listen(listener: (report: Report) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** @throws ModelFailure if the build could not be read */
  async ask<What extends Question['what']>(
    question: Extract<Question, { what: What }>,
  ): Promise<AnswerTo<What extends 'materials' ? 'materials' : 'pick' | 'look'>> {
    await this.ready
    this.lastId += 1
    const id = this.lastId
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve)
      this.send({ kind: 'ask', id, question })
    })
    return answer as AnswerTo<What extends 'materials' ? 'materials' : 'pick' | 'look'>
  }

  end(): void {
    this.worker.terminate()
    this.listeners.clear()
    this.waiting.clear()
  }
}

const sessions = new Map<string, { session: ModelSession; users: number }>()

/** Returns the session of a build, created on first use. Each caller releases it; it ends with the last one. */
export function acquireSession(address: string, withCookies: boolean): { session: ModelSession; release: () => void } {
  const entry = sessions.get(address) ?? { session: new ModelSession(address, withCookies), users: 0 }
  sessions.set(address, entry)
  entry.users += 1
  let isMine = true
  const release = () => {
    if (!isMine) return
    isMine = false
    entry.users -= 1
    if (entry.users > 0) return
    sessions.delete(address)
    entry.session.end()
  }
  // A failed session must not be reused.
  entry.session.ready.catch(() => {
    if (sessions.get(address) === entry) sessions.delete(address)
  })
  return { session: entry.session, release }
}
