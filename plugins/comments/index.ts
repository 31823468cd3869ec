import type { Config, Plugin } from 'payload'
import { extendCollection, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { fireCommented } from './hooks/fireCommented'
import { limitComments } from './hooks/limitComments'

/** What people say below builds: how often they may, and who is told of it. What a comment is, the collection says. */
export const comments =
  (): Plugin =>
  (config: Config): Config => {
    const { isOff, slugs } = contextOf(config)
    if (isOff('comments')) return config
    return extendCollection(config, slugs.comments, (collection) =>
      withHooks(collection, { beforeChange: [limitComments], afterChange: [fireCommented] }),
    )
  }
