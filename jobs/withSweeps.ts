import type { Config } from 'payload'
import { createRegistration } from '@/core/config/registration'
import type { HandlerContext } from './handler'

/** Removes expired data of a plugin, or finds lost jobs. It may run twice, also concurrently. */
export type Sweep = (context: HandlerContext) => Promise<void>
type LoadSweep = () => Promise<Sweep>

const registration = createRegistration<LoadSweep>('sweeps')

/** The sweeps of all plugins. */
export const sweepsOf = registration.itemsOf

/** Registers a plugin's sweeps, run every quarter of an hour; loaded by the worker alone. */
export const withSweeps = (config: Config, sweeps: readonly LoadSweep[]): Config => registration.add(config, sweeps)
