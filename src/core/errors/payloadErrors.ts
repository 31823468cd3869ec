import { AuthenticationError, FileUploadError } from 'payload'

type ErrorClass = abstract new (...args: never[]) => Error

/**
 * Tells one of Payload's errors by its class, or by its name: a minified build shortens the name, and each of Next's
 * bundles may have a class of its own.
 */
const isOf =
  (Class: ErrorClass, name: string) =>
  (error: unknown): error is Error =>
    error instanceof Class || (error instanceof Error && error.name === name)

/** The email or password is wrong. */
export const isAuthenticationError = isOf(AuthenticationError, 'AuthenticationError')
/** An uploaded picture can't be read. */
export const isFileUploadError = isOf(FileUploadError, 'FileUploadError')
