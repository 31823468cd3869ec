import type { Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { contextOf } from '@/core/context/context'
import { createAuditLog } from './collections/AuditLog'

/** The log of who did what. */
export const audit =
  (): Plugin =>
  (config: Config): Config =>
    addCollection(config, { name: 'auditLog', collection: createAuditLog(contextOf(config)) })
