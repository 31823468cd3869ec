import { callApi } from '../ui/callApi'
import type { Problem } from '../ui/readProblem'

/** Whether passkeys work here: in this browser, and on a site that is opened by its name (WebAuthn 3, 5.1.2). */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && !/^(?:[\d.]+|\[.*\])$/.test(window.location.hostname)

type Asked = { passkey?: unknown; problems: Problem[] }

const optionsIn = (body: unknown) =>
  typeof body === 'object' && body !== null && 'options' in body ? (body.options as never) : undefined

/**
 * Asks the user for one of their passkeys.
 * @param path where the browser learns what to ask for
 * @param asAutofill offers them at the field for the address, and waits
 * @returns what the passkey answers; neither that nor a problem where the user does not want to
 */
export async function askPasskey(path: string, body?: unknown, asAutofill = false): Promise<Asked> {
  const { problems, body: answer } = await callApi(path, 'POST', body)
  const optionsJSON = optionsIn(answer)
  if (!optionsJSON) return { problems }
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    return { passkey: await startAuthentication({ optionsJSON, useBrowserAutofill: asAutofill }), problems: [] }
  } catch {
    return { problems: [] }
  }
}

/** Makes a new passkey. @returns what it says of itself, as `askPasskey` */
export async function makePasskey(options: unknown): Promise<Asked> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    return { passkey: await startRegistration({ optionsJSON: options as never }), problems: [] }
  } catch (error) {
    const isKnown = error instanceof Error && error.name === 'InvalidStateError'
    return { problems: isKnown ? [{ code: 'factor_exists', message: 'This device has a passkey already.' }] : [] }
  }
}
