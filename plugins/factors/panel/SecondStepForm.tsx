'use client'

import { type FormEvent, useId, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'

type Words = Record<'title' | 'email' | 'password' | 'code' | 'submit' | 'passkey', string> & {
  problems: Readonly<Record<string, string>>
}
type Failure = { code: string; message: string; challenge?: string }
type Reply = { isDone: boolean; failure?: Failure; options?: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

async function post(path: string, body: unknown): Promise<Reply> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return { isDone: true, ...(isRecord(answer) && { options: answer.options }) }
  const first: unknown = isRecord(answer) && Array.isArray(answer.errors) ? answer.errors[0] : undefined
  const { code = '', message = '', challenge } = isRecord(first) ? first : {}
  const failure = {
    code: String(code),
    message: String(message),
    ...(challenge ? { challenge: String(challenge) } : {}),
  }
  return { isDone: false, failure }
}

/** The password, and then the code for the challenge that it gets; who has no second factor needs none. */
async function signIn(users: string, { email, password, code }: Record<string, unknown>): Promise<Reply> {
  const first = await post(`/api/${users}/login`, { email, password })
  const challenge = first.failure?.challenge
  return challenge ? post('/api/auth/factor', { challenge, code }) : first
}

async function signInByPasskey(): Promise<Reply | undefined> {
  const { options, failure } = await post('/api/auth/passkey/options', {})
  if (!options) return { isDone: false, ...(failure && { failure }) }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
  const passkey = await navigator.credentials.get({ publicKey }).catch(() => null)
  return passkey instanceof PublicKeyCredential ? post('/api/auth/passkey', { passkey: passkey.toJSON() }) : undefined
}

const knowsPasskeys = () =>
  'PublicKeyCredential' in window &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  !/^(?:[\d.]+|\[.*\])$/.test(window.location.hostname)

export function SecondStepForm({ words, users }: { words: Words; users: string }) {
  const ids = useId()
  const isHydrated = useIsHydrated()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  // The fields come with it: those of the form above have the same names.
  const [isOpen, setIsOpen] = useState(false)

  async function finish(reply: Promise<Reply | undefined>) {
    setBusy(true)
    const { isDone = false, failure } = (await reply) ?? {}
    // A full page load: nothing from before signing in is kept.
    if (isDone) window.location.assign('/admin')
    setProblem(failure && (words.problems[failure.code] ?? failure.message))
    setBusy(isDone)
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    await finish(signIn(users, Object.fromEntries(new FormData(event.currentTarget))))
  }
  const field = (name: 'email' | 'password' | 'code', type: string, autoComplete: string) => (
    <div className="field-type text">
      <label className="field-label" htmlFor={`${ids}-${name}`}>
        {words[name]}
      </label>
      <input id={`${ids}-${name}`} name={name} type={type} autoComplete={autoComplete} required />
    </div>
  )
  return (
    <details className="shop-second-step" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{words.title}</summary>
      {problem && <p role="alert">{problem}</p>}
      {isOpen && (
        <form method="post" onSubmit={submit}>
          {field('email', 'email', 'email')}
          {field('password', 'password', 'current-password')}
          {field('code', 'text', 'one-time-code')}
          <button type="submit" className="btn btn--style-primary btn--size-medium" disabled={busy}>
            {words.submit}
          </button>
          {isHydrated && knowsPasskeys() && (
            <button
              type="button"
              className="btn btn--style-secondary btn--size-medium"
              disabled={busy}
              onClick={() => void finish(signInByPasskey())}
            >
              {words.passkey}
            </button>
          )}
        </form>
      )}
    </details>
  )
}
