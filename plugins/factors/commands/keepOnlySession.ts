import { endSessions } from '@plugins/sessions/commands/endSessions'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import type { TypedUser } from 'payload'
import type { Executor } from '@/core/database/executor'

/** Ends all other sessions of an account as it gets its first second factor: they began without one. */
export const keepOnlySession = (tx: Executor, user: TypedUser): Promise<number> =>
  endSessions(tx, String(user.id), { except: currentSessionOf(user) })
