import type { Config, Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import type { Executor } from '../database/executor'
import { fireEvent, hasSubscribers, withEvents } from './events'

const emptyConfig = { collections: [], secret: 'test', db: {} } as unknown as Config
const appOf = (config: Config) => ({ config }) as unknown as Payload
const tx = {} as Executor
const like = { schematicId: 'a', userId: 'b' }

describe('events', () => {
  it('are told to every subscriber in the order they were added, with the transaction', async () => {
    const heard: string[] = []
    const first = withEvents(emptyConfig, {
      liked: async (given, ids) => void heard.push(`first ${given === tx} ${ids.schematicId}`),
    })
    const config = withEvents(first, { liked: async (_, { userId }) => void heard.push(`second ${userId}`) })
    await fireEvent(appOf(config), tx, 'liked', like)
    expect(heard).toEqual(['first true a', 'second b'])
  })

  it('throw what a subscriber throws, and tell no further', async () => {
    const heard: string[] = []
    const first = withEvents(emptyConfig, { liked: () => Promise.reject(new Error('not today')) })
    const config = withEvents(first, { liked: async () => void heard.push('told') })
    await expect(fireEvent(appOf(config), tx, 'liked', like)).rejects.toThrow('not today')
    expect(heard).toEqual([])
  })

  it('have subscribers where someone was added for them, and only there', () => {
    const app = appOf(withEvents(emptyConfig, { liked: async () => undefined }))
    expect(hasSubscribers(app, 'liked')).toBe(true)
    expect(hasSubscribers(app, 'downloaded')).toBe(false)
    expect(hasSubscribers(app, 'commented')).toBe(false)
  })
})
